import { SlotPage } from '../parts/SlotPage'

/** 改期 */
export default function Move() {
  return <SlotPage action="move" />
}
