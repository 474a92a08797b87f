import { create } from 'qrcode';

/** A QR code as rectangles, which print sharply at any size; error correction M survives a crease. */
export function drawSquare(
  document: PDFKit.PDFDocument,
  address: string,
  at: { x: number; y: number; size: number },
): void {
  const { modules } = create(address, { errorCorrectionLevel: 'M' });
  const module = at.size / modules.size;
  document.fillColor('#000000');
  for (let row = 0; row < modules.size; row += 1) {
    for (let from = 0; from < modules.size;) {
      let to = from;
      while (to < modules.size && modules.get(row, to)) to += 1;
      if (to > from) document.rect(at.x + from * module, at.y + row * module, (to - from) * module, module);
      from = to + 1;
    }
  }
  document.fill();
}
