import { qrPath } from './qr-path';

type QrProps = {
  /** Rows of dark (true) and light modules, without the quiet zone. */ modules: boolean[][];
  label: string;
};

/** A QR code as one path: dark on white in every theme, with the quiet zone drawn in. */
export function Qr({ modules, label }: QrProps) {
  const size = modules.length + 4;
  return (
    <svg
      className="qr"
      viewBox={`-2 -2 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect fill="#fff" height={size} width={size} x="-2" y="-2" />
      <path d={qrPath(modules)} fill="#000" />
    </svg>
  );
}
