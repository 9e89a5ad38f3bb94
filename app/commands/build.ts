/** `npm run build`: everything production needs, under build/. */
import { ensureAppBuild } from './backstage/app-build';

await ensureAppBuild();
