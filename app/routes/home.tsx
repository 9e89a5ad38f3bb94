import { AppPage } from '~/features/account/app-page';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: m.common_brand() }];

export default function Home() {
  return <AppPage title={m.common_brand()}>…</AppPage>;
}
