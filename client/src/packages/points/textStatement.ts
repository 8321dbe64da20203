/** Words of 对账单. */
export const STATEMENT = {
  sum: (pieces: string, yuan: string) => `发出${pieces}件，成本${yuan}元`,
  yourTurn: '请对着实物和台账看一遍。数对得上，点“确认无误”；对不上，点“登记差异”。',
  theirTurn: {
    merchant: '您已确认，等街道确认。发现不对，还可以登记差异。',
    street: '街道已确认，等商户确认。发现不对，还可以登记差异。',
  },
  over: '双方都已确认，对账完成，不再改动。',
  noContact: '这家商户现在没有联系人，请在商户名单里补上，再请TA确认。',
  lines: '发出的东西',
  line: (count: number, yuan: string) => `系统记录${count}件 · 成本${yuan}元`,
  pieces: (n: number) => `${n}件`,
  difference: (n: number, reason: string) => `${n > 0 ? '多' : '少'}${Math.abs(n)}件：${reason}`,
  noCash: '对账只对数量和成本，不涉及现金，也不影响居民的积分。',
  history: '经过',
  goodAsk: '哪一样对不上',
  byBooks: (n: number) => `现在记的是${n}件`,
  counted: '实际发出几件',
  countedAsk: '请写实际发出几件',
  noteAsk: '请写一句原因',
  clears: '登记后，双方要重新确认。',
  submit: '登记',
} as const
