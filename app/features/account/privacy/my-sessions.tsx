import { Form } from '@remix-run/react';
import { Actions, Button } from '~/components/button';
import { Section } from '~/components/card';
import { Table } from '~/components/page/table';
import { Tag } from '~/components/tag';
import { showInstant } from '~/lib/date';
import { m } from '~/paraglide/messages';
import { type Device, deviceOf } from '../sign-in/device';

type Session = { id: string; createdAt: Date; expiresAt: Date; userAgent: string | null };

/** Devices that are signed in as the reader, each to be signed out, or all at once. */
export function MySessions({ sessions, currentId }: { sessions: Session[]; currentId: string | null }) {
  return (
    <Section id="sessions" title={m.account_sessions_title()}>
      <Form action="/account/session" className="stack" method="post">
        <Table
          caption={m.account_sessions_title()}
          captionHidden
          columns={[
            {
              key: 'device',
              head: m.account_session_device(),
              rowHead: true,
              cell: (row) => deviceText(deviceOf(row.userAgent)),
            },
            { key: 'from', head: m.account_session_from(), cell: (row) => showInstant(row.createdAt) },
            { key: 'until', head: m.account_session_until(), cell: (row) => showInstant(row.expiresAt) },
            {
              key: 'act',
              head: m.account_invitation_act(),
              headHidden: true,
              cell: (row) =>
                row.id === currentId ? (
                  <Tag kind="go">{m.account_session_this()}</Tag>
                ) : (
                  <Button name="sessionId" small value={row.id} variant="secondary">
                    {m.account_session_revoke()}
                  </Button>
                ),
            },
          ]}
          mid
          rowKey={(row) => row.id}
          rows={sessions}
        />
        <Actions>
          <Button name="sessionId" value="all" variant="danger">
            {m.account_sessions_revoke_all()}
          </Button>
        </Actions>
      </Form>
    </Section>
  );
}

const kinds = {
  phone: m.account_device_phone,
  computer: m.account_device_computer,
  unknown: m.account_device_unknown,
};

function deviceText({ kind, browser }: Device): string {
  const device = kinds[kind]();
  return browser ? m.account_device_line({ device, browser }) : device;
}
