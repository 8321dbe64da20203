import Taro from '@tarojs/taro'

/** What is said where a paper cannot be shown. */
export interface DocumentWords {
  notLoaded: string
  notOpened: string
}

/**
 * Fetches a docx and shows it with WeChat's own menu, from which it is sent on and printed. Answers what is to
 * be said, null where it is open.
 */
export async function openPaper(
  { url, name }: { url: string; name: string },
  words: DocumentWords,
): Promise<string | null> {
  let filePath: string
  try {
    const wanted = `${Taro.env.USER_DATA_PATH}/${name}`
    const loaded = await Taro.downloadFile({ url, filePath: wanted })
    if (loaded.statusCode !== 200) return words.notLoaded
    filePath = loaded.filePath ?? wanted
  } catch {
    return words.notLoaded
  }
  try {
    await Taro.openDocument({ filePath, fileType: 'docx', showMenu: true })
  } catch {
    return words.notOpened
  }
  return null
}
