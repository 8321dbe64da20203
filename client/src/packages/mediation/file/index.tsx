import { ApplyForm } from '../apply/ApplyForm'
import { FOR_OTHERS } from '../draft'

/** 代办申请: the clerk writes down what somebody without a phone has asked for. */
export default function FileApplication() {
  return <ApplyForm draftKey={FOR_OTHERS} clerk />
}
