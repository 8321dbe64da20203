import { inflateRawSync } from 'node:zlib'

/** Files of a zip by name, as its directory at the end lists them (PKWARE APPNOTE 4.3). */
export function unzip(bytes: Buffer): Map<string, string> {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06'))
  if (end < 0) throw new Error('no zip')
  const files = new Map<string, string>()
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [nameLength, extra, comment] = [28, 30, 32].map((i) => bytes.readUInt16LE(at + i))
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength!)
    const local = bytes.readUInt32LE(at + 42)
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(from, from + bytes.readUInt32LE(at + 20))
    const stored = bytes.readUInt16LE(at + 10) === 0
    files.set(name, (stored ? packed : inflateRawSync(packed)).toString('utf8'))
    at += 46 + nameLength! + extra! + comment!
  }
  return files
}
