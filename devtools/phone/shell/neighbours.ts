import jsQR from 'jsqr'
import type { CodeInfo } from '../runtime/desk-files'

const CANVASES = '.ph-page:not([hidden]) canvas'

/** What is drawn on a canvas, read as a camera reads it; null where there is no code. */
function readCode(canvas: HTMLCanvasElement): string | null {
  const { width, height } = canvas
  const pen = width && height ? canvas.getContext('2d') : null
  if (!pen) return null
  return jsQR(pen.getImageData(0, 0, width, height).data, width, height)?.data || null
}

/** QR codes on the phones that lie beside this one on the desk, as they show them just now. */
export function codesInView(): CodeInfo[] {
  const { parent } = window
  if (parent === window) return []
  const found: CodeInfo[] = []
  for (const { contentDocument: page } of Array.from(parent.document.querySelectorAll('iframe'))) {
    if (!page || page === document) continue
    const owner = new URLSearchParams(page.location.search).get('name') || '旁边'
    for (const canvas of Array.from(page.querySelectorAll<HTMLCanvasElement>(CANVASES))) {
      const result = readCode(canvas)
      if (result) found.push({ label: `${owner}的手机上的码`, result })
    }
  }
  return found
}
