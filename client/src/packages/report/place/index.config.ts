export default definePageConfig({ navigationBarTitleText: '选择楼栋', onReachBottomDistance: 200 })
