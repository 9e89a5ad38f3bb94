import { type ReactNode, useEffect, useState } from 'react';
import { m } from '~/paraglide/messages';
import { Button } from './button';

type CopyButtonProps = { value: string; children: ReactNode };

/** Copies a text for a chat; there only where a script can do it. What was done is said in the button's place. */
export function CopyButton({ value, children }: CopyButtonProps) {
  const [ready, setReady] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => setReady(typeof navigator.clipboard?.writeText === 'function'), []);
  if (!ready) return null;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setSaid(m.common_copied());
    } catch {
      setSaid(m.common_copy_by_hand());
    }
  };
  return (
    <>
      <Button onClick={copy} small type="button" variant="quiet">
        {children}
      </Button>
      <span className="sm mute" role="status">
        {said}
      </span>
    </>
  );
}
