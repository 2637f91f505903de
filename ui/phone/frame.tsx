import { type ReactNode, useContext, useEffect } from 'react';
import { Link, useNavigate } from 'react-router';
import { PageContext } from '../hooks.ts';

interface PhoneFrameProps {
  /** Default: title and question of the route. */
  title?: string;
  question?: string;
  /** A way back in the header: a path, or true for the page before. */
  back?: string | true;
  /** Buttons that stay at the bottom of the screen. */
  actions?: ReactNode;
  children: ReactNode;
}

/** One phone screen: title, one column, the decision at the bottom. */
export function PhoneFrame({ title, question, back, actions, children }: PhoneFrameProps) {
  const route = useContext(PageContext);
  const navigate = useNavigate();
  const heading = title ?? route?.title ?? '';
  const sentence = question ?? route?.question;
  useEffect(() => {
    document.title = `${heading} · 工桥`;
  }, [heading]);
  return (
    <article className="phone-page">
      <header className="phone-head">
        {back === true && (
          <button type="button" className="phone-back" onClick={() => void navigate(-1)}>
            返回
          </button>
        )}
        {typeof back === 'string' && (
          <Link className="phone-back" to={back}>
            返回
          </Link>
        )}
        <h1>{heading}</h1>
      </header>
      <div className="phone-body">
        {sentence && <p className="phone-question">{sentence}</p>}
        {children}
      </div>
      {actions && <div className="phone-actions">{actions}</div>}
    </article>
  );
}
