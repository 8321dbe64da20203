export default definePageConfig({ navigationBarTitleText: '协议草稿' })
