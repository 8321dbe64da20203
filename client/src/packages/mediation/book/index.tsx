import { SlotPage } from '../parts/SlotPage'

/** 约时间 */
export default function Book() {
  return <SlotPage action="book" />
}
