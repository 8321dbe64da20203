import type { Phone } from '../runtime/phone'
import { localFileUrl } from './files'

/** A picture for `drawImage`: its `src` takes the app's own paths. */
function canvasImage(phone: Phone): HTMLImageElement {
  const image = new Image()
  let given = ''
  Object.defineProperty(image, 'src', {
    get: () => given,
    set: (path: string) => {
      given = path
      void localFileUrl(phone, path).then((url) => image.setAttribute('src', url))
    },
  })
  return image
}

const nodes = new WeakMap<HTMLCanvasElement, object>()

/** The node of a `type="2d"` canvas: drawing and frames, none of the rest of the DOM. */
export function canvasNode(phone: Phone, canvas: HTMLCanvasElement): object {
  const known = nodes.get(canvas)
  if (known) return known
  const node = {
    get width() {
      return canvas.width
    },
    set width(px: number) {
      canvas.width = px
    },
    get height() {
      return canvas.height
    },
    set height(px: number) {
      canvas.height = px
    },
    getContext: (kind: string) => (kind === '2d' ? canvas.getContext('2d') : null),
    createImage: () => canvasImage(phone),
    createPath2D: (path?: string) => new Path2D(path),
    createImageData: (width: number, height: number) => new ImageData(width, height),
    requestAnimationFrame: (run: FrameRequestCallback) => window.requestAnimationFrame(run),
    cancelAnimationFrame: (id: number) => window.cancelAnimationFrame(id),
    toDataURL: (type?: string, quality?: number) => canvas.toDataURL(type, quality),
  }
  Object.defineProperty(node, '__element', { value: canvas })
  nodes.set(canvas, node)
  return node
}
