/** Of react-dom only this is used, in tests of hooks: its types are no dependency of the project. */
declare module 'react-dom/client' {
  import type { ReactNode } from 'react'
  export interface Root {
    render(node: ReactNode): void
    unmount(): void
  }
  export function createRoot(container: Element): Root
}
