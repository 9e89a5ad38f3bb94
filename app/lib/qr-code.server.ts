import QRCode from 'qrcode';

/** The QR code of a text as rows of dark (true) and light modules, without the quiet zone; medium error correction. */
export function qrModules(text: string): boolean[][] {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  return Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (__, x) => Boolean(data[y * size + x])),
  );
}
