import { useEffect, useState } from 'react';
import { Button } from '~/components/button';
import { Icon } from '~/components/icon';
import { m } from '~/paraglide/messages';

/** How to print, above the sheet; the button comes with the script. */
export function CertificateBar({ isSample, hasCode }: { isSample: boolean; hasCode: boolean }) {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  return (
    <div className="certbar no-print">
      <div className="grow">
        <p>{m.commendation_certificate_how()}</p>
        {isSample && <p>{m.commendation_certificate_sample()}</p>}
        {!hasCode && <p>{m.commendation_certificate_no_code()}</p>}
      </div>
      {ready && (
        <Button icon="print" onClick={() => window.print()} small type="button" variant="secondary">
          {m.commendation_certificate_print()}
        </Button>
      )}
    </div>
  );
}

/** In place of the sheet: a revoked honour has no paper. */
export function CertificateRevoked({ day, number }: { day: string; number: string }) {
  return (
    <div className="verify">
      <div className="verify__state verify--bad">
        <Icon name="x-c" />
        <div>
          <h2>{m.commendation_verify_revoked()}</h2>
          <p>{m.commendation_verify_revoked_text({ day, number })}</p>
        </div>
      </div>
    </div>
  );
}
