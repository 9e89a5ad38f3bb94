/** The words of a certificate of completion: a paper of the Union, Vietnamese in every language of the screen. */
import { longDay, type Paper, paperOf } from '~/features/commendation/certificate';
import type { Certificate } from './certificate-queries.server';

export function completionPaper(certificate: Certificate): Paper {
  const { unitName, className, completedOn, decisionNumber, decidedOn } = certificate;
  const paper = paperOf({
    issuer: unitName,
    honourName: '',
    year: 0,
    number: '',
    signedOn: completedOn,
    signer: '',
  });
  return {
    ...paper,
    lead: 'Chứng nhận đồng chí',
    award: `Đã hoàn thành lớp ${className}`,
    decision: decisionNumber ? `Kế hoạch số ${decisionNumber}` : 'Kế hoạch bồi dưỡng của đơn vị',
    decisionDay: longDay(decidedOn ?? completedOn),
  };
}
