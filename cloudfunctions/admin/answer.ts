/** Refusals of the administrator's function; unlike the contract's they are read by a technician. */
export const REFUSALS = {
  notAllowed: '这个功能只能在云开发控制台或服务器上使用。',
  invalidInput: '调用参数不对，请对照 docs/import.md。',
  invalidFiles: '文件里有需要改正的地方，改好后重新上传。这次什么都没有写入。',
  needsConfirm:
    '这次导入会停用或改动很多内容，还什么都没有写入。请先核对 list 里列出的，确实要这样再加上 "confirm": true 导入。',
  busy: '另一次导入正在进行，请两分钟后再试。',
  noSuchPerson: '名册里没有这个工号，请对照名册核对（前面的0不能丢）。',
  noStreet: '还没有导入过街道，没有可导出的内容。请先导入。',
} as const

export type AdminCode = keyof typeof REFUSALS

export interface AdminRefusal {
  ok: false
  code: AdminCode
  message: string
}

export const refuseAdmin = (code: AdminCode, message: string = REFUSALS[code]): AdminRefusal => ({
  ok: false,
  code,
  message,
})
