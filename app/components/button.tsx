import { Link, type LinkProps } from '@remix-run/react';
import { type ButtonHTMLAttributes, forwardRef, type ReactNode, useId } from 'react';
import { Icon, type IconName } from './icon';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

type Look = {
  variant?: ButtonVariant;
  small?: boolean;
  block?: boolean;
  icon?: IconName;
  /** An icon after the words, for a step forward. */
  iconAfter?: IconName;
  children: ReactNode;
};

const variantClass: Record<ButtonVariant, string> = {
  primary: '',
  secondary: ' btn--2',
  quiet: ' btn--quiet',
  danger: ' btn--danger',
};

/** The classes of a button, for the rare element that is neither a button nor a link. */
export function buttonClass({ variant = 'primary', small, block }: Omit<Look, 'children'>): string {
  return `btn${variantClass[variant]}${small ? ' btn--s' : ''}${block ? ' btn--block' : ''}`;
}

type ButtonProps = Look &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> & {
    /** Why it cannot be pressed yet: stays readable and focusable, is announced, and stops the press. */
    refusal?: string;
    refusalId?: string;
  };

/**
 * A button whose words say what will happen. `type` is submit unless given. With `refusal` it is aria-disabled,
 * described by `refusalId` (an element of the page) or by words of its own below it.
 */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { variant, small, block, icon, iconAfter, children, refusal, refusalId, onClick, type = 'submit', ...rest },
  ref,
) {
  const ownId = useId();
  return (
    <>
      <button
        {...rest}
        aria-describedby={refusal ? (refusalId ?? ownId) : rest['aria-describedby']}
        aria-disabled={refusal ? true : undefined}
        className={buttonClass({ variant, small, block })}
        onClick={refusal ? (event) => event.preventDefault() : onClick}
        ref={ref}
        type={type}
      >
        <Face icon={icon} iconAfter={iconAfter}>
          {children}
        </Face>
      </button>
      {refusal && !refusalId && (
        <span className="hint" id={ownId}>
          {refusal}
        </span>
      )}
    </>
  );
});

/** A link that looks like a button: for going somewhere, never for changing something. */
export function LinkButton({
  variant,
  small,
  block,
  icon,
  iconAfter,
  children,
  ...rest
}: Look & Omit<LinkProps, 'className' | 'children'>) {
  return (
    <Link {...rest} className={buttonClass({ variant, small, block })}>
      <Face icon={icon} iconAfter={iconAfter}>
        {children}
      </Face>
    </Link>
  );
}

/** The row of a block's buttons: the primary one first, full width each on a phone. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className="actions">{children}</div>;
}

/** The pair of buttons that stays at the bottom edge of a long form. */
export function StickyActions({ children }: { children: ReactNode }) {
  return (
    <div className="sticky">
      <Actions>{children}</Actions>
    </div>
  );
}

function Face({ icon, iconAfter, children }: Pick<Look, 'icon' | 'iconAfter' | 'children'>) {
  return (
    <>
      {icon && <Icon name={icon} />}
      {children}
      {iconAfter && <Icon name={iconAfter} />}
    </>
  );
}
