/** What a file must begin with to be a photo: its name and its declared type say nothing. */

/** So many bytes decide. */
export const SIGNATURE_BYTES = 12

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const JPEG = [0xff, 0xd8, 0xff]
const ascii = (word: string): number[] => [...word].map((c) => c.charCodeAt(0))

const has = (bytes: Uint8Array, signature: readonly number[], at = 0): boolean =>
  bytes.length >= at + signature.length && signature.every((b, i) => bytes[at + i] === b)

/** JPEG, PNG or WebP. An SVG or a page under a photo's name is none: it could carry a script. */
export const isPhoto = (bytes: Uint8Array): boolean =>
  has(bytes, JPEG) || has(bytes, PNG) || (has(bytes, ascii('RIFF')) && has(bytes, ascii('WEBP'), 8))
