import { rmSync } from 'node:fs'

/** Jest's global tear-down of this room: removes what seed.ts made. */
export default function unseed(): void {
  const dir = process.env.GONGZHI_STREET
  if (dir) rmSync(dir, { recursive: true, force: true })
}
