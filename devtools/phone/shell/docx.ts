const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const DEFLATED = 8

interface Entry {
  method: number
  size: number
  at: number
}

/** Where a file stands in a zip archive (APPNOTE.TXT 4.3: the directory is at the end). */
function entryOf(view: DataView, name: string): Entry | undefined {
  let end = view.byteLength - 22
  while (end >= 0 && view.getUint32(end, true) !== END_OF_DIRECTORY) end -= 1
  if (end < 0) return undefined
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== DIRECTORY_ENTRY) return undefined
    const [nameLength, more, comment] = [28, 30, 32].map((by) => view.getUint16(at + by, true))
    const bytes = new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength)
    if (new TextDecoder().decode(bytes) === name) {
      const local = view.getUint32(at + 42, true)
      const skip = view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
      const size = view.getUint32(at + 20, true)
      return { method: view.getUint16(at + 10, true), size, at: local + 30 + skip }
    }
    at += 46 + (nameLength ?? 0) + (more ?? 0) + (comment ?? 0)
  }
  return undefined
}

async function textIn(archive: Uint8Array, name: string): Promise<string> {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  const entry = entryOf(view, name)
  if (!entry) return ''
  const packed = archive.slice(entry.at, entry.at + entry.size)
  if (entry.method !== DEFLATED) return new TextDecoder().decode(packed)
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  return new Response(stream).text()
}

/** The words of a .docx, a line a paragraph; empty when it is none after all. */
export async function docxLines(archive: Uint8Array): Promise<string[]> {
  const xml = await textIn(archive, 'word/document.xml')
  const parsed = new DOMParser().parseFromString(xml, 'application/xml')
  return Array.from(parsed.getElementsByTagName('w:p'), (p) =>
    Array.from(p.getElementsByTagName('w:t'), (t) => t.textContent).join(''),
  )
}
