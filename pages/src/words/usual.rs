//! The words of a collection that says nothing of itself ([`crate::own`]).

/// What a collection says that says nothing of itself.
pub const USUAL: &str = "=zh\t0123456\tcollection\n\
    zh-Hans\t案览\t案例集\t案览 · 案例集\t案例集\t区县\t区县图\t区县和功能区\t区县\t主题\t机制\t层级\t系列\t年份\t来源类型\n\
    zh-Hant\t案覽\t案例集\t案覽 · 案例集\t案例集\t區縣\t區縣圖\t區縣和功能區\t區縣\t主題\t機制\t層級\t系列\t年份\t來源類型\n\
    en\tAnlan\tA collection of cases\tAnlan · A collection of cases\t\
    A collection of cases\tdistrict\tDistricts\t\
    districts, counties and zones\tDistrict\tTheme\tMechanism\tLevel\tSeries\tYear\tKind of source";
