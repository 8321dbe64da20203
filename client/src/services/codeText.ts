import { decoded } from './decoded'

/** Text of a building code: of a plain QR itself, of a mini-program code its `scene`. */
export function codeText(result: string, path?: string): string {
  const scene = /[?&]scene=([^&]+)/.exec(path ?? '')?.[1]
  return scene === undefined ? result.trim() : decoded(scene)
}
