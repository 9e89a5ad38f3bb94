import { Actions, LinkButton } from '~/components/button';
import { Card, Section } from '~/components/card';
import { CopyField } from '~/components/copy-field';
import { Banner } from '~/components/page/banner';
import { Qr } from '~/components/qr';
import { showInstant } from '~/lib/date';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import type { HandedLink } from './invitation';

export type SheetLink = HandedLink & { modules: boolean[][] };

/** Links just made, a section a unit, to be printed and handed over. They cannot be shown again. */
export function InvitationSheet({ links, back }: { links: SheetLink[]; back: string }) {
  const units = [...new Set(links.map((link) => link.unitName))];
  return (
    <div className="stack">
      <Banner kind="ok" role="status" title={m.account_sheet_made({ count: showCount(links.length) })}>
        <span className="no-print">
          {m.account_sheet_made_text({ mailed: showCount(links.filter((link) => link.isMailed).length) })}
        </span>
      </Banner>
      <Banner kind="warn" title={m.account_sheet_once()}>
        <span className="no-print">{m.account_sheet_once_text()}</span>
      </Banner>
      {units.map((unitName, index) => (
        <Section id={`sheet-${index}`} key={unitName} title={m.account_sheet_unit({ unit: unitName })}>
          {links
            .filter((link) => link.unitName === unitName)
            .map((link) => (
              <Card key={link.personId} level={3} title={link.name}>
                <p>{link.role}</p>
                <div className="qr">
                  <Qr label={m.account_sheet_qr()} modules={link.modules} />
                </div>
                <CopyField
                  hint={m.account_sheet_until({ until: showInstant(link.expiresAt) })}
                  label={m.account_sheet_link({ name: link.name })}
                  name={`link-${link.personId}`}
                  value={link.url}
                />
                {link.kind === 'reset' && <p className="sm">{m.account_sheet_reset()}</p>}
                {link.isMailed && <p className="sm">{m.account_sheet_mailed()}</p>}
              </Card>
            ))}
        </Section>
      ))}
      <Actions>
        <LinkButton to={back} variant="secondary">
          {m.account_sheet_back()}
        </LinkButton>
      </Actions>
    </div>
  );
}
