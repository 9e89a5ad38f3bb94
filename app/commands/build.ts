/** `npm run build`: everything production needs, under build/. */
import { ensureAppBuild } from './app-build';

await ensureAppBuild();
