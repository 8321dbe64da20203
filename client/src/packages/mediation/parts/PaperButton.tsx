import Taro from '@tarojs/taro'
import { useBusy } from '../../../components/useBusy'
import { Button } from '../../../components/Button'
import { call } from '../../../services/call'
import { say } from '../../../services/toast'
import { T } from '../../../text'
import { CASE_WORDS } from './text'

const W = CASE_WORDS.paper

/** Fetches the paper and shows it with WeChat's own menu, from which it is sent on and printed. */
async function open(id: string): Promise<string | null> {
  const reply = await call('mediation.paper', { id })
  if (!reply.ok) return reply.message
  const { url, name } = reply.data
  let filePath: string
  try {
    const wanted = `${Taro.env.USER_DATA_PATH}/${name}`
    const loaded = await Taro.downloadFile({ url, filePath: wanted })
    if (loaded.statusCode !== 200) return W.notLoaded
    filePath = loaded.filePath ?? wanted
  } catch {
    return W.notLoaded
  }
  try {
    await Taro.openDocument({ filePath, fileType: 'docx', showMenu: true })
  } catch {
    return W.notOpened
  }
  return null
}

/** 打开协议书 */
export function PaperButton({ id, label = W.open }: { id: string; label?: string }) {
  const { busy, once } = useBusy()
  const tap = async () => {
    const fault = await once(() => open(id))
    if (fault) say(fault)
  }
  return (
    <Button icon="file" off={busy} onClick={() => void tap()}>
      {busy ? T.steps.working : label}
    </Button>
  )
}
