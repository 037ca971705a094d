# Makes openpyxl.xlsx from cases.csv, with a merge, real date cells of two formats and an error value.
import csv, datetime, openpyxl
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "案例"
rows = list(csv.reader(open("cases.csv", encoding="utf-8")))
for row in rows:
    sheet.append(row)
at = rows[0].index("来源发表日期") + 1
sheet.cell(2, at).value = datetime.date(2020, 3, 1)
sheet.cell(2, at).number_format = 'yyyy"年"m"月"'
sheet.cell(3, at).value = datetime.date(2021, 5, 1)
sheet.cell(3, at).number_format = "yyyy-mm-dd"
side = book.create_sheet("做法")
side.append(["编号", "小标题", "正文"])
side.append(["small-law-corner", "设角", "在社区设法律角。"])
side.append([None, "值班", "律师每周值班。"])
side.append(["small-night-market", "摆摊", "#REF!"])
side["C4"].data_type = "e"
side.merge_cells("A2:A3")
book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
book.save("openpyxl.xlsx")
