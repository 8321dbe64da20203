/** 帮手 of the demo: two elders without WeChat, and who helps the first of them. All invented. */
export const HELPER = 'o-helper-lin'
export const HELPER_NAME = '林晓梅'
export const ELDERS = ['周奶奶', '郑爷爷'] as const
