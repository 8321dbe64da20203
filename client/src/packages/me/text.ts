/** Words of the pages about the person's own data and about this mini-program. */
export const WORDS = {
  privacy: {
    kept: '内容和照片只为办理而保存，期限由街道规定；想删除请联系社区。',
    rights: '您可以随时查看“我的数据”，也可以撤回同意。撤回不影响已在办理的上报，也不影响您浏览。',
    phone: '为了打开得快，这部手机上存有您上次看到的内容，撤回同意时一并清除。',
    confidential: '选择“对被投诉方保密”后，办理人员只会看到“上报人要求保密”。',
    agree: '同意',
    agreedAt: (at: string) => `您已于${at}同意`,
    notAgreed: '您还没有同意，首次提交时会再问您',
    newVersion: '指引已更新，请重新查看',
    withdraw: '撤回同意',
    withdrawAsk: '撤回后仍可浏览和查看进度，再次上报时需要重新同意。确定撤回吗？',
    withdrawn: '已撤回同意',
    agreed: '已同意',
  },
  data: {
    reports: (n: number) => `共上报${n}件`,
    purpose: '用途',
    kept: '保存',
    hint: '如需更正或删除，请拨打社区电话。',
  },
  about: {
    body: '共治是街道和居民一起解决身边问题的小程序：发现、上传、分流、办结、评价，五步都看得见。',
    free: '上报、调解都不收费。紧急情况请先拨打110、119、120。',
    phones: '联系电话',
  },
} as const
