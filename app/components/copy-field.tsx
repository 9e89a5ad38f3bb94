import { type ReactNode, useEffect, useRef, useState } from 'react';
import { m } from '~/paraglide/messages';
import { Button } from './button';
import { Field } from './form/field';

type CopyFieldProps = { label: ReactNode; name: string; value: string; hint?: ReactNode };

/** A link or code to hand on. The button comes with the script; without it the line is selected and copied by hand. */
export function CopyField({ label, name, value, hint }: CopyFieldProps) {
  const box = useRef<HTMLInputElement>(null);
  const [ready, setReady] = useState(false);
  const [said, setSaid] = useState('');
  useEffect(() => setReady(true), []);
  const copy = async () => {
    box.current?.select();
    try {
      await navigator.clipboard.writeText(value);
      setSaid(m.common_copied());
    } catch {
      setSaid(m.common_copy_by_hand());
    }
  };
  return (
    <Field hint={hint} label={label} name={name}>
      {(aria) => (
        <>
          <div className="copy">
            <input {...aria} className="in num" readOnly ref={box} value={value} />
            {ready && (
              <Button onClick={copy} type="button" variant="secondary">
                {m.common_copy()}
              </Button>
            )}
          </div>
          <p className="hint" role="status">
            {said}
          </p>
        </>
      )}
    </Field>
  );
}
