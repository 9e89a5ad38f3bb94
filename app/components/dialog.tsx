import { Link } from '@remix-run/react';
import { type MouseEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { type ButtonVariant, buttonClass } from './button';
import type { IconName } from './icon';
import { Icon } from './icon';

type DialogProps = { open: boolean; onClose: () => void; title: ReactNode; children: ReactNode };

/** The browser's own dialog: it holds the focus, closes on Escape and gives the focus back. */
export function Dialog({ open, onClose, title, children }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (open && !box.current?.open) box.current?.showModal();
    if (!open && box.current?.open) box.current.close();
  }, [open]);
  return (
    <dialog aria-labelledby={id} onClose={onClose} ref={box}>
      <div className="dlg">
        <h2 id={id}>{title}</h2>
        {children}
      </div>
    </dialog>
  );
}

type DialogLinkProps = {
  /** The page that asks the same question: where a phone without a script goes. */
  to: string;
  label: ReactNode;
  variant?: ButtonVariant;
  small?: boolean;
  icon?: IconName;
  title: ReactNode;
  /** The question and its form; `close` shuts the dialog and changes nothing. */
  children: (close: () => void) => ReactNode;
};

/** Asks before something that cannot be taken back: a dialog where there is a script, a page of its own where not. */
export function DialogLink({
  to,
  label,
  variant = 'secondary',
  small,
  icon,
  title,
  children,
}: DialogLinkProps) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const ask = (event: MouseEvent<HTMLAnchorElement>) => {
    // A new tab is still a new tab.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    setOpen(true);
  };
  return (
    <>
      <Link aria-haspopup="dialog" className={buttonClass({ variant, small })} onClick={ask} to={to}>
        {icon && <Icon name={icon} />}
        {label}
      </Link>
      <Dialog onClose={close} open={open} title={title}>
        {open ? children(close) : null}
      </Dialog>
    </>
  );
}
