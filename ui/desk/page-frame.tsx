import { type ReactNode, useContext, useEffect } from 'react';
import { MeContext, PageContext } from '../hooks.ts';

interface PageFrameProps {
  /** Default: title and question of the route. */
  title?: string;
  question?: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** Header of a desk page: what it is called, what it answers, what one does here. Printed with unit and as-of date. */
export function PageFrame({ title, question, actions, children }: PageFrameProps) {
  const route = useContext(PageContext);
  const me = useContext(MeContext);
  const heading = title ?? route?.title ?? '';
  const sentence = question ?? route?.question;
  useEffect(() => {
    document.title = `${heading} · 工桥`;
  }, [heading]);
  return (
    <article className="page">
      <header className="page-head">
        <div>
          <h1>{heading}</h1>
          {sentence && <p className="page-question">{sentence}</p>}
          {me && (
            <p className="print-only">
              {me.appointmentLabel} · 截至 {me.today}
            </p>
          )}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </article>
  );
}
