import * as z from 'zod/mini';

/** The key of table `installation` under which the demo keeps its personas, as JSON. */
export const personasKey = 'demo.personas';

/** People of the demo province whom a visitor may enter as, each with the situation they are in. */
export const personasSchema = z.array(
  z.object({
    personId: z.number(),
    situationVi: z.string(),
    situationEn: z.string(),
  }),
);
export type StoredPersona = z.infer<typeof personasSchema>[number];

export type Persona = {
  personId: number;
  name: string;
  role: string;
  situation: string;
  /** Comes to the product for the first time: meets the privacy notice. */
  isNew: boolean;
};
