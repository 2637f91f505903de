import { type ReactNode, useEffect, useRef } from 'react';

/** A table wider than its place: its scrolling element takes the focus, so that the arrow keys move it (WCAG 2.1.1). */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  // After every render: the table replaces its scrolling element when it becomes empty or is printed.
  useEffect(() => {
    const body = place.current?.querySelector<HTMLElement>('.ant-table-body, .ant-table-content');
    if (!body) return;
    const observer = new ResizeObserver(() => {
      if (body.scrollWidth <= body.clientWidth) return body.removeAttribute('tabindex');
      body.tabIndex = 0;
      body.role = 'group';
      body.ariaLabel = `${label}，可左右滚动`;
    });
    observer.observe(body);
    if (body.firstElementChild) observer.observe(body.firstElementChild);
    return () => observer.disconnect();
  });
  return <div ref={place}>{children}</div>;
}
