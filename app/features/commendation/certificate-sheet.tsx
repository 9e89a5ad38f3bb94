import { Qr } from '~/components/qr';
import { m } from '~/paraglide/messages';
import { framePath, nameStep, type Paper } from './certificate';

type CertificateSheetProps = {
  paper: Paper;
  name: string;
  titleAndUnit: string;
  /** Null where the person does not agree to be found by it. */
  code: { text: string; modules: boolean[][] } | null;
  /** Across the whole sheet until the decision is published; a line at the foot in the demo. */
  mark: 'sample' | 'demo' | null;
};

/** One A4 sheet, landscape, with room for pen and seal. Never a scanned signature. */
export function CertificateSheet({ paper, name, titleAndUnit, code, mark }: CertificateSheetProps) {
  return (
    <article className="cert" lang="vi">
      <Frame />
      {mark === 'sample' && <SampleMark text={paper.sample} />}
      {mark && <p className="cert__sample">{mark === 'demo' ? paper.demo : paper.sample}</p>}
      <div className="cert__in">
        <div className="cert__head">
          <div>
            <p>{paper.body}</p>
            <p aria-hidden="true">***</p>
          </div>
          <div>
            <p className="c-b">{paper.union}</p>
            <hr />
          </div>
        </div>
        <div className="cert__mid">
          <p className="c-sub">{paper.board}</p>
          <h2>{paper.heading}</h2>
          <p className="c-lead">{paper.lead}</p>
          <p className={`c-name c-name--${nameStep(name)}`}>{name}</p>
          <p className="c-pos">{titleAndUnit}</p>
          <p className="c-award">{paper.award}</p>
        </div>
        <div className="cert__foot">
          <div className={code ? 'c-qr' : 'c-qr c-qr--none'}>
            {code && <Qr label={m.commendation_certificate_qr({ code: code.text })} modules={code.modules} />}
            <p>
              {paper.decision}
              <br />
              {paper.decisionDay}
              {code && (
                <>
                  <br />
                  {paper.verify} <b>{code.text}</b>
                </>
              )}
            </p>
          </div>
          <div className="c-sign">
            <p>
              <i>{paper.placeAndDay}</i>
            </p>
            <p className="c-b">{paper.onBehalf}</p>
            {paper.signerTitle && <p className="c-b">{paper.signerTitle}</p>}
            <p className="c-blank">{paper.blank}</p>
            <p className="c-b">{paper.signerName}</p>
          </div>
        </div>
      </div>
    </article>
  );
}

function Frame() {
  return (
    <svg aria-hidden="true" className="cert__frame" viewBox="0 0 297 210">
      <rect fill="#FFFDF6" height="210" width="297" />
      <rect fill="none" height="197" stroke="#A91F27" strokeWidth="1.2" width="284" x="6.5" y="6.5" />
      <path d={framePath()} fill="none" stroke="#C49A34" strokeWidth=".45" />
      <rect fill="none" height="179" stroke="#C49A34" strokeWidth=".5" width="266" x="15.5" y="15.5" />
      <g opacity=".055" transform="translate(148.5 108)">
        <path
          d="M-58 36h18v14h-18zM-34 19h18v31h-18zM-10 2h18v48h-18zM14 -15h18v65h-18zM38 -32h18v82h-18z"
          fill="#0B2F63"
        />
        <path
          d="m0 0 6 13 14 2-10 9 3 14-13-7-13 7 3-14-10-9 14-2z"
          fill="#B98A1F"
          transform="translate(47 -64) scale(1.15)"
        />
      </g>
    </svg>
  );
}

function SampleMark({ text }: { text: string }) {
  return (
    <svg aria-hidden="true" className="cert__mark" viewBox="0 0 297 210">
      <text textAnchor="middle" transform="rotate(-30 148.5 105)" x="148.5" y="122">
        {text}
      </text>
    </svg>
  );
}
