/** Frameworks a province can start from. Large: import it on the server and in tests, never from a component. */
import type { FrameworkTemplate } from './framework';
import traVinh from './tra-vinh-2020.json';

/**
 * Fifteen skills on the three groups published in Trà Vinh. The article publishes groups, not levels: names of the
 * skills and level texts are a draft until a province adopts them.
 */
export const traVinh2020 = traVinh as FrameworkTemplate;

export const frameworkCatalogue: readonly FrameworkTemplate[] = [traVinh2020];
