# Lời của công cụ bằng tiếng Việt. Thuộc tính `.help` của mỗi câu nói cách sửa. Giá trị lấy từ tệp đặt trong `…`.

## Mức độ và khung của báo cáo

severity-error = lỗi
severity-warning = cảnh báo
report-note = ghi chú
report-help = gợi ý
did-you-mean = có phải ý bạn là `{ $suggestion }`?

summary-clean = Không có lỗi nào.
    .next = Tiếp theo: stagecraft build
summary-errors = { $errors } lỗi.
    .next = Hãy sửa rồi chạy lại: stagecraft check
summary-warnings = { $warnings } cảnh báo.
    .next = Vẫn có thể tạo trang: stagecraft build
summary-both = { $errors } lỗi, { $warnings } cảnh báo.
    .next = Hãy sửa lỗi trước rồi chạy lại: stagecraft check

## Những chỗ khác có liên quan

related-first = lần đầu xuất hiện ở đây
related-declared = cẩm nang khai báo ở đây
related-activities = các hoạt động của giai đoạn
related-metrics = các chỉ số của giai đoạn
related-prerequisite = điều kiện này thuộc vòng lặp
related-target = tệp mà liên kết dẫn đến
related-source-heading = bản dịch thiếu mục này của bản gốc
related-source-section = cùng mục đó trong bản gốc
related-changed-section = “{ $section }” đã thay đổi

## yaml

yaml-syntax = từ chỗ này không đọc được YAML
    .help = Kiểm tra phần thụt dòng, dấu hai chấm và dấu nháy ở dòng này và dòng trước. Nguyên văn lời báo của bộ đọc, bằng tiếng Anh: { $reason }
yaml-syntax-tab = ở đây có ký tự tab, mà YAML chỉ thụt dòng bằng dấu cách
    .help = Thay bằng dấu cách, mỗi cấp hai dấu. Phần lớn trình soạn thảo có thể gõ dấu cách khi bạn nhấn phím Tab.
yaml-syntax-no-break-space = ở đây có dấu cách không ngắt (no-break space), YAML không coi đó là dấu cách
    .help = Xóa đi rồi gõ dấu cách thường. Hai loại trông giống hệt nhau; loại này thường lẫn vào khi chép chữ từ Word hoặc từ trang web.
yaml-syntax-invisible-character = ở đây có một ký tự điều khiển mà mắt không nhìn thấy
    .help = Hãy xóa ký tự này. Nếu không tìm ra, hãy xóa cả đoạn quanh đó rồi gõ lại.
yaml-syntax-missing-colon = dòng này không phải một trường: không có dấu hai chấm kèm dấu cách
    .help = Viết dạng `tên: giá trị`. Dòng nối tiếp đoạn chữ ở trên phải thụt vào hai dấu cách. Ghi chú cho riêng bạn thì bắt đầu bằng `#`.
yaml-syntax-missing-space = thiếu dấu cách sau `{ $name }:`
    .help = Hãy gõ một dấu cách giữa dấu hai chấm và giá trị.
yaml-syntax-missing-hyphen = dòng này nằm trong một danh sách nhưng không phải một mục của danh sách
    .help = Mở đầu dòng bằng dấu gạch đầu dòng và dấu cách. Nếu dòng này thuộc về mục ở trên, hãy thụt vào thêm hai dấu cách.
yaml-syntax-stray-item = ở đây không thể có mục của danh sách
    .help = Đặt mọi mục bên dưới trường của danh sách, mỗi mục một dòng, cùng bắt đầu ở một cột bằng dấu gạch đầu dòng và dấu cách. Dòng của trường kết thúc bằng dấu hai chấm.
yaml-syntax-colon-in-text = đoạn chữ này có dấu hai chấm kèm dấu cách, nên phải đặt trong dấu nháy
    .help = Viết: { $value }
yaml-syntax-curly-quotes = đoạn chữ này có dấu hai chấm kèm dấu cách, mà YAML không nhận dấu nháy cong
    .help = Viết bằng dấu nháy thẳng: { $value }
yaml-syntax-unclosed-quote = dấu nháy mở ở đây chưa được đóng lại
    .help = Viết `{ $value }` ở cuối đoạn chữ. Nếu đoạn chữ còn tiếp ở dòng sau, hãy thụt dòng đó vào hai dấu cách.
yaml-syntax-text-after-quote = sau dấu nháy đóng vẫn còn chữ
    .help = Đặt cả đoạn trong dấu nháy: { $value }
yaml-syntax-unclosed-bracket = dấu ngoặc mở ở đây chưa được đóng lại
    .help = Viết `{ $value }` sau mục cuối cùng.
yaml-syntax-text-after-bracket = sau dấu ngoặc đóng vẫn còn chữ
    .help = Đặt cả đoạn trong dấu nháy: { $value }
yaml-syntax-missing-comma = thiếu dấu phẩy trước `{ $value }`
    .help = Trong dấu ngoặc, các mục cách nhau bằng dấu phẩy.
yaml-syntax-special-character = đoạn chữ không thể bắt đầu bằng “{ $name }”
    .help = Đặt trong dấu nháy: { $value }
yaml-syntax-block-text = sau dấu này, đoạn chữ nhiều dòng phải bắt đầu ở dòng kế tiếp
    .help = Chuyển đoạn chữ xuống dòng dưới và thụt vào hai dấu cách. Nếu dấu này là một phần của đoạn chữ, hãy đặt cả đoạn trong dấu nháy: { $value }
yaml-syntax-indentation = dòng này bắt đầu sai cột
    .help = Cho dòng bắt đầu thẳng hàng với trường hoặc mục cùng cấp. Phần thuộc về một trường thì thụt vào thêm hai dấu cách. Đoạn chữ nhiều dòng có dấu hai chấm phải đặt trong dấu nháy.
yaml-syntax-escape = trong dấu nháy kép, `{ $value }` không có nghĩa gì
    .help = Viết dấu gạch chéo ngược hai lần, hoặc đặt đoạn chữ trong dấu nháy đơn.
yaml-syntax-second-document = ở đây bắt đầu một tài liệu thứ hai, mà mỗi tệp chỉ chứa một tài liệu
    .help = Xóa dòng `---`, hoặc chuyển phần phía sau sang một tệp riêng.
yaml-syntax-too-deep = danh sách và trường ở đây lồng nhau quá nhiều cấp
    .help = Hãy viết gọn lại: không phần nào của cẩm nang cần quá sáu cấp.
yaml-syntax-too-much = các chỗ lặp lại (`&` và `*`) làm tệp phình to đến mức không đọc nổi
    .help = Viết hẳn phần được lặp lại, hoặc chia nhỏ tệp.
yaml-duplicate-key = trường `{ $name }` xuất hiện hai lần ở đây
    .help = Chỉ giữ lại một.
yaml-duplicate-key-id = mã `{ $name }` xuất hiện hai lần trong cùng một danh sách
    .help = Chỉ giữ lại một, hoặc đặt mã khác cho một trong hai.
yaml-unknown-field = ở đây không có trường `{ $name }`
    .help = Hãy xóa trường này hoặc sửa lại chính tả. Các trường có thể dùng: { $expected }.
yaml-unknown-field-code = không có mã lỗi `{ $name }`
    .help = Xem mọi mã lỗi bằng lệnh: stagecraft explain
yaml-missing-field-empty = trường `{ $field }` chưa có giá trị
    .help = Viết giá trị sau dấu hai chấm. Giá trị bắt đầu bằng `#`, `&` hoặc `!` phải đặt trong dấu nháy.
yaml-missing-field = thiếu trường `{ $field }`
    .help = Thêm `{ $field }:` kèm giá trị.
yaml-wrong-type = chỗ này cần { $expected ->
        [text] một đoạn chữ
        [list] một danh sách
        [localized] chữ cho từng ngôn ngữ
        [languages] một danh sách ngôn ngữ, ví dụ `[en, vi]`
        [map] một nhóm trường
        [number] một số nguyên
        [boolean] `true` hoặc `false`
        [date] một ngày, ví dụ `2026-05-01`
       *[other] { $expected }
    }, không phải { $found ->
        [nothing] giá trị trống
        [empty] đoạn chữ trống
        [text] đoạn chữ
        [list] danh sách
        [map] nhóm trường
        [number] số
        [boolean] `true` hoặc `false`
       *[other] { $found }
    }
    .help = { $expected ->
        [text] Hãy viết bằng chữ. Số hoặc ngày dùng như chữ phải đặt trong dấu nháy.
        [list] Viết dạng `[một, hai]`, hoặc mỗi mục một dòng, mở đầu bằng dấu gạch đầu dòng và dấu cách.
        [languages] Viết trong dấu ngoặc vuông: `[en, vi]`.
        [boolean] Viết `true` hoặc `false`, không đặt trong dấu nháy.
        [number] Viết bằng chữ số, không đặt trong dấu nháy.
        [date] Viết dạng `2026-05-01`.
        [map] Viết mỗi trường một dòng: `tên: giá trị`.
       *[other] Viết giá trị đúng dạng cần có.
    }
yaml-wrong-type-time = chỗ này cần thời gian chuẩn bị và thời gian thực hiện
    .help = Viết dạng `{"{"}prepare: 3d, run: 2w{"}"}`. Chỉ ghi một trong hai cũng được.
yaml-wrong-type-localized = chỗ này cần chữ cho từng ngôn ngữ
    .help = Viết đủ các ngôn ngữ: `{"{"}{ $expected }{"}"}`.
yaml-wrong-type-choice = không thể dùng `{ $value }` ở đây
    .help = Các giá trị có thể dùng: { $expected }.
yaml-wrong-type-id = `{ $value }` không phải một mã hợp lệ
    .help = Mã gồm chữ thường a đến z không dấu, chữ số và dấu gạch nối, ví dụ `loyalty-gift`.
yaml-wrong-type-base-url = `{ $value }` không phải địa chỉ của một trang
    .help = Viết đầy đủ, ví dụ `https://example.org/playbook/`.
yaml-wrong-type-edit-url = `{ $value }` không phải địa chỉ để sửa tệp
    .help = Viết địa chỉ đầy đủ, có `{"{"}path{"}"}` ở chỗ của đường dẫn tệp.
yaml-wrong-type-theme = `{ $value }` không phải tên của một giao diện
    .help = Tên giao diện là tên thư mục của nó trong themes/.
yaml-wrong-type-colour = `{ $value }` không phải một màu
    .help = Viết dấu `#` rồi sáu ký tự từ 0 đến 9 hoặc a đến f, đặt tất cả trong dấu nháy, ví dụ `"#0b57a4"`.
yaml-wrong-type-pale-colour = chữ màu `{ $value }` nhạt quá, khó đọc
    .help = Độ tương phản với nền trang là { $found } : 1, còn mức thấp nhất để ai cũng đọc được là { $expected } : 1 (WCAG 2.2, AA). Chỉ cần chọn tông đậm hơn: trang nền tối tự có tông sáng hơn.
yaml-wrong-type-no-theme = không có giao diện `{ $value }`
    .help = Tạo thư mục themes/{ $value }, hoặc viết `theme: default`.
yaml-wrong-type-severity = `{ $name }` luôn luôn là lỗi
    .help = Hãy xóa dòng này. Cẩm nang có lỗi như vậy thì không thể tạo trang.

## text

text-invalid-utf8 = từ chỗ này, tệp không còn là văn bản UTF-8
    .help = Lưu lại tệp với bảng mã UTF-8. Phần lớn trình soạn thảo có lựa chọn này trong mục “Lưu thành” (Save as).
text-invalid-utf8-utf16 = tệp này là văn bản UTF-16, không phải UTF-8
    .help = Lưu lại tệp với bảng mã UTF-8. Phần lớn trình soạn thảo có lựa chọn này trong mục “Lưu thành” (Save as).
text-invalid-utf8-nul = ở đây có một ký tự NUL
    .help = Hãy xóa ký tự này. Nếu có nhiều, tệp không phải văn bản: hãy khôi phục từ bản sao.
text-invalid-utf8-too-large = tệp này lớn hơn { $count } MB
    .help = Hãy chia nhỏ tệp, hoặc chuyển ra khỏi thư mục nội dung.
text-invalid-utf8-not-a-file = thứ này mang tên như một tệp nhưng không phải tệp
    .help = Hãy đổi tên hoặc chuyển ra khỏi thư mục nội dung.
text-invalid-utf8-unreadable = không đọc được tệp này: { $reason }
    .help = Kiểm tra xem tệp có tồn tại và bạn có quyền đọc không.
text-invalid-utf8-loop = liên kết này dẫn ngược về thư mục chứa chính nó
    .help = Xóa liên kết, hoặc cho dẫn đến thư mục khác.
text-not-nfc = { $count ->
        [1] ký tự ở đây không ở dạng Unicode NFC
       *[other] tệp này có { $count } ký tự không ở dạng Unicode NFC; ký tự đầu tiên ở đây
    }
    .help = Nhìn thì đúng nhưng dấu được ghép rời, nên có thể tìm kiếm không ra. Hãy gõ lại, hoặc để trình soạn thảo chuyển sang NFC.
text-missing-diacritics = đoạn tiếng Việt này không có dấu nào
    .help = Hãy viết đủ dấu: “khách hàng”, không phải “khach hang”.

## model

model-missing-stage = thiếu giai đoạn `{ $stage }`
    .help = Thêm tệp content/stages/{ $stage }.yaml. Một cẩm nang có đúng năm giai đoạn: awareness, consideration, acquisition, experience, loyalty.
model-unknown-stage = `{ $name }` không thuộc năm giai đoạn
    .help = Năm giai đoạn là awareness, consideration, acquisition, experience và loyalty. Muốn trình bày mô hình khác, hãy viết một lăng kính trong content/lenses/.
model-duplicate-stage = giai đoạn `{ $stage }` được mô tả hai lần
    .help = Chỉ giữ lại một trong hai tệp.
model-stage-order = giai đoạn `{ $stage }` đứng thứ { $expected }, không phải thứ { $value }
    .help = Viết `order: { $expected }`. Thứ tự của năm giai đoạn là một phần của mô hình.
model-id-mismatch-file = tệp mang tên `{ $expected }` nhưng lại mô tả giai đoạn `{ $name }`
    .help = Đổi tên tệp thành { $file }.
model-id-mismatch = mã `{ $name }` khác với tên tệp, `{ $expected }`
    .help = Viết `id: { $expected }`, hoặc đổi tên tệp.

## localized

localized-missing-language = đoạn chữ này thiếu ngôn ngữ `{ $lang }`
    .help = Thêm dòng `{ $lang }:` bên cạnh các ngôn ngữ khác.
localized-unknown-language = cẩm nang không khai báo ngôn ngữ `{ $lang }`
    .help = Hãy xóa đi, hoặc thêm vào `languages` trong content/playbook.yaml.
localized-unknown-language-tag = `{ $lang }` không phải mã ngôn ngữ
    .help = Viết mã của một ngôn ngữ, ví dụ `en`, `vi` hoặc `pt-BR`.
localized-unknown-language-file = tệp này thuộc ngôn ngữ `{ $lang }`, cẩm nang không khai báo ngôn ngữ này
    .help = Đổi tên tệp, hoặc thêm ngôn ngữ vào `languages` trong content/playbook.yaml.
localized-unknown-language-no-file = tên tệp này không cho biết ngôn ngữ
    .help = Ghi ngôn ngữ trước phần đuôi: `ten.vi.md`.

## guide

guide-missing-front-matter = tệp này không có phần thông tin đầu tệp (front matter)
    .help = Mở đầu tệp bằng dòng `---`, tiếp theo là các trường như `title:` và `summary:`, rồi thêm một dòng `---`.
guide-missing-front-matter-late = phần thông tin đầu tệp đến đây mới bắt đầu
    .help = Hãy xóa các dòng trống phía trên: dòng đầu tiên của tệp phải là `---`.
guide-missing-front-matter-unclosed = phần thông tin đầu tệp mở ở đây nhưng không đóng lại
    .help = Đặt một dòng `---` sau trường cuối cùng.
guide-missing-front-matter-empty = phần thông tin đầu tệp trống
    .help = Viết các trường như `title:` và `summary:` giữa hai dòng `---`.
guide-unknown-stage = thư mục `{ $name }` không thuộc năm giai đoạn
    .help = Hướng dẫn nằm trong content/guides/, ở thư mục awareness, consideration, acquisition, experience hoặc loyalty.
guide-unknown-stage-none = hướng dẫn này không nằm trong thư mục của giai đoạn nào
    .help = Chuyển vào thư mục của giai đoạn: awareness, consideration, acquisition, experience hoặc loyalty.
guide-unknown-activity = giai đoạn `{ $stage }` không có hoạt động `{ $name }`
    .help = Chọn một trong { $expected }, hoặc thêm hoạt động này vào content/stages/{ $stage }.yaml.
guide-unknown-activity-other-stage = hoạt động `{ $name }` thuộc giai đoạn `{ $second }`, nhưng hướng dẫn này nằm trong thư mục `{ $stage }`
    .help = Chuyển hướng dẫn sang content/guides/{ $second }/, hoặc chọn một trong { $expected }.
guide-unknown-term = cẩm nang không khai báo { $field ->
        [channels] kênh
        [industries] ngành
        [roles] vai trò
       *[other] mục
    } `{ $name }`
    .help = Chọn trong { $expected }, hoặc thêm mã này vào `vocabularies` của content/playbook.yaml.
guide-unknown-metric = giai đoạn `{ $stage }` không có chỉ số `{ $name }`
    .help = Chọn trong { $expected }, hoặc thêm chỉ số này vào content/stages/{ $stage }.yaml.
guide-unknown-guide = không có hướng dẫn `{ $name }`
    .help = Gọi hướng dẫn bằng giai đoạn và tên tệp, ví dụ `awareness/gamification`.
guide-prerequisite-cycle = các hướng dẫn này chờ nhau theo vòng tròn: { $name }
    .help = Bỏ bớt một hướng dẫn khỏi `prerequisites` của hướng dẫn khác.
guide-missing-section = { $count ->
        [1] thiếu mục “{ $section }”
       *[other] thiếu { $count } mục: { $section }
    }
    .help = Thêm { $count ->
        [1] tiêu đề `## { $section }`
       *[other] tiêu đề cấp 2 (`##`) cho từng mục
    }. Hướng dẫn nào cũng phải có các mục nêu ở `guide_sections` trong content/playbook.yaml.
guide-missing-section-no-heading = “{ $name }” chưa phải tiêu đề của một mục
    .help = Viết thành `## { $section }`: hai dấu `#`, một dấu cách, rồi đến chữ.
guide-missing-section-marks = mục “{ $section }” viết thiếu dấu: “{ $name }”
    .help = Viết tiêu đề là `## { $section }`.
guide-missing-section-misspelt = “{ $name }” không phải mục của hướng dẫn
    .help = Viết tiêu đề đúng như trong content/playbook.yaml: `## { $section }`.
guide-section-order = mục “{ $first }” phải đứng trước “{ $second }”
    .help = Xếp các mục theo thứ tự của `guide_sections` trong content/playbook.yaml.
guide-duplicate-slug = địa chỉ `{ $value }` được dùng hai lần
    .help = Đặt `slug` hoặc địa chỉ cũ khác cho một trong hai.
guide-duplicate-slug-file = bài này nằm ở hai tệp
    .help = Chỉ giữ lại một.
guide-duplicate-slug-reserved = địa chỉ `{ $value }` dành cho một trang có sẵn
    .help = Hãy chọn `slug` hoặc địa chỉ cũ khác.
guide-empty-file = tệp này trống
    .help = Viết phần thông tin đầu tệp và nội dung, hoặc xóa tệp.
guide-empty = sau phần thông tin đầu tệp không có nội dung
    .help = Viết nội dung, hoặc xóa tệp.
guide-bad-value = không thể dùng `{ $value }` ở đây
    .help = Viết giá trị đúng dạng cần có.
guide-bad-value-choice = `{ $value }` không phải giá trị hợp lệ của `{ $field }`
    .help = Các giá trị có thể dùng: { $expected }.
guide-bad-value-time = `{ $value }` không phải khoảng thời gian
    .help = Viết một số kèm đơn vị: `30m` (phút), `4h` (giờ), `3d` (ngày làm việc) hoặc `2w` (tuần làm việc).
guide-bad-value-team = `{ $value }` không phải số người
    .help = Viết số người cần có: `3` hoặc `2-4`.
guide-bad-value-date = `{ $value }` không phải ngày hợp lệ
    .help = Viết ngày theo thứ tự năm-tháng-ngày: `2026-05-01`.
guide-bad-value-slug = `{ $value }` không thể là một phần của địa chỉ
    .help = Chỉ dùng chữ thường a đến z không dấu, chữ số và dấu gạch nối: `huong-dan-moi`. Tên các trang có sẵn như `map` không dùng lại được.
guide-bad-value-alias = `{ $value }` không thể là địa chỉ cũ
    .help = Viết địa chỉ tính từ gốc của trang, không có `/` ở đầu và cuối: `vi/nhan-biet/ten-cu`.

## activity

activity-without-guide = hoạt động `{ $name }` chưa có hướng dẫn
    .help = Hãy viết một hướng dẫn: stagecraft new guide { $stage }/{ $name }

## link

link-broken = không có tệp `{ $file }`
    .help = Viết đường dẫn tính từ tệp này đến tệp kia, ví dụ `../loyalty/gift.vi.md`.
link-broken-absolute = `{ $value }` bắt đầu từ gốc của trang, mà gốc ở mỗi nơi đặt trang lại khác nhau
    .help = Viết đường dẫn tính từ tệp này đến tệp kia, ví dụ `../loyalty/gift.vi.md`.
link-broken-scheme = `{ $value }` chưa phải địa chỉ đầy đủ
    .help = Địa chỉ của trang khác bắt đầu bằng `https://`.
link-broken-empty = liên kết này không dẫn đến đâu
    .help = Viết địa chỉ trong cặp ngoặc tròn, hoặc xóa liên kết.
link-missing-anchor = không có tiêu đề `#{ $name }`
    .help = Điểm neo là tiêu đề viết thường không dấu, thay khoảng trắng bằng dấu gạch nối, hoặc mã đặt bằng `{"{"}#id{"}"}`.
link-untranslated = liên kết này dẫn sang bản `{ $lang }`, trong khi tệp cũng có bản `{ $expected }`
    .help = Hãy liên kết đến tệp có tên kết thúc bằng `.{ $expected }.md`.
link-unsafe-scheme = địa chỉ `{ $value }` không an toàn cho người đọc
    .help = Hãy dùng https:, mailto: hoặc tel:, hoặc đường dẫn đến một tệp.
link-malformed = `{ $value }` có lẽ định là liên kết hoặc hình ảnh, nhưng sẽ hiện ra như chữ thường
    .help = Địa chỉ có khoảng trắng phải đặt trong dấu ngoặc nhọn: `[chữ](<tệp của tôi.md>)`.
link-malformed-apart = `{ $value }` có lẽ định là liên kết, nhưng sẽ hiện ra như chữ thường
    .help = Bỏ dấu cách giữa hai cặp ngoặc: `[chữ](địa chỉ)`.
link-malformed-exchanged = `{ $value }` có lẽ định là liên kết, nhưng sẽ hiện ra như chữ thường
    .help = Đặt chữ trong ngoặc vuông và địa chỉ trong ngoặc tròn: `[chữ](địa chỉ)`.

## asset

asset-missing = không có tệp `{ $file }`
    .help = Đặt tệp vào đúng chỗ, hoặc viết đường dẫn tính từ tệp này đến đó.
asset-missing-external = hình `{ $value }` không thuộc cẩm nang
    .help = Đặt hình cạnh tệp này và ghi đường dẫn đến hình: trang không hiện gì lấy từ máy chủ khác.
asset-unused = không trang nào dùng tệp `{ $file }`
    .help = Hãy liên kết đến tệp, hoặc xóa đi.

## glossary

glossary-unknown-term = bảng thuật ngữ không có `{ $name }`
    .help = Chọn một mã trong content/glossary.yaml, hoặc thêm mã này vào đó.
glossary-unknown-term-no-file = bài viết nhắc đến thuật ngữ như `{ $name }`, nhưng chưa có bảng thuật ngữ
    .help = Hãy viết các thuật ngữ vào content/glossary.yaml. Có thể tệp này đã bị đổi tên hoặc bị xóa.
glossary-duplicate-term = thuật ngữ `{ $name }` có hai lần trong bảng thuật ngữ
    .help = Chỉ giữ lại một, hoặc đặt mã khác cho một trong hai.

## quiz

quiz-no-correct-choice = câu hỏi này không có lựa chọn nào được đánh dấu là đúng
    .help = Thêm `correct: true` vào lựa chọn đúng.
quiz-too-few-choices = { $count ->
        [0] câu hỏi này không có lựa chọn nào
       *[other] câu hỏi này chỉ có { $count } lựa chọn
    }
    .help = Đưa ra ít nhất hai lựa chọn, trong đó có một lựa chọn đúng.

## translation

translation-missing = chưa có bản dịch sang `{ $lang }`
    .help = Hãy viết { $file }. Khi chưa có bản dịch, người đọc thấy bản gốc kèm một lời nhắc.
translation-stale = { $count } mục của bản gốc đã thay đổi từ lúc dịch: { $section }
    .help = Hãy cập nhật bản dịch, rồi chạy: stagecraft status --accept { $file }
translation-structure = bản dịch có cấu trúc khác bản gốc
    .help = So hai bản, thêm phần còn thiếu hoặc bỏ phần thừa.
translation-structure-sections = bản dịch có { $first } mục, trong bản gốc có { $second }
    .help = So hai bản, thêm phần còn thiếu hoặc bỏ phần thừa.
translation-structure-order = mục “{ $first }” đứng sau mục “{ $second }”, còn trong bản gốc thì đứng trước
    .help = Xếp các mục theo đúng thứ tự của bản gốc.
translation-structure-headings = mục này có { $first } tiêu đề, trong bản gốc có { $second }, hoặc khác cấp
    .help = Đặt các tiêu đề của mục giống bản gốc, cùng số lượng và cùng cấp.
translation-structure-steps = mục này có { $first } bước đánh số, trong bản gốc có { $second }
    .help = So hai bản, thêm phần còn thiếu hoặc bỏ phần thừa.
translation-structure-check-items = mục này có { $first } việc cần đánh dấu, trong bản gốc có { $second }
    .help = So hai bản, thêm phần còn thiếu hoặc bỏ phần thừa.
translation-structure-quizzes = mục này có { $first } câu trắc nghiệm, trong bản gốc có { $second }
    .help = So hai bản, thêm phần còn thiếu hoặc bỏ phần thừa.
translation-structure-links = mục này có { $first } liên kết, trong bản gốc có { $second }
    .help = So hai bản, thêm phần còn thiếu hoặc bỏ phần thừa.
translation-inherited-field = trường `{ $field }` lấy từ bản gốc, bản dịch không được đặt lại
    .help = Hãy xóa trường này ở đây. Bản dịch chỉ có title, summary, slug, aliases và translated_from.
translation-without-source = đây là bản dịch của một tệp không tồn tại: { $file }
    .help = Viết tệp gốc trước, hoặc sửa tên của tệp này.

## lens

lens-unknown-target = `{ $name }` không phải giai đoạn, cũng không phải hoạt động của giai đoạn nào
    .help = Ghi một giai đoạn, ví dụ `loyalty`, hoặc một hoạt động, ví dụ `loyalty/gift`.
lens-uncovered-stage = không phần nào của lăng kính này ứng với giai đoạn `{ $stage }`
    .help = Thêm `{ $stage }` vào `meets` của phần tương ứng.

## markdown

markdown-raw-html = trong cẩm nang này, HTML viết trong Markdown sẽ hiện ra như chữ thường
    .help = Hãy viết bằng Markdown. Muốn cho phép HTML vô hại, đặt `raw_html: sanitize` trong content/playbook.yaml.

## theme

theme-template = mẫu trang này không chạy được: { $reason }
    .help = Sửa mẫu trong thư mục themes của cẩm nang, hoặc xóa đi để dùng mẫu có sẵn.
theme-missing-string = giao diện thiếu { $count } chuỗi trong ngôn ngữ `{ $lang }`: { $name }
    .help = Thêm phần còn thiếu vào tệp này. Tệp thay cho bộ chuỗi có sẵn, nên phải có đủ mọi chuỗi.
theme-missing-string-file = giao diện chưa có chuỗi nào trong ngôn ngữ `{ $lang }`
    .help = Thêm strings/{ $lang }.yaml vào giao diện riêng của cẩm nang, hoặc bỏ ngôn ngữ này khỏi `languages` trong content/playbook.yaml.

## Trục trặc: việc gì không làm được và cách khắc phục

failure = lỗi
failure-read-folder = không đọc được thư mục { $path }
failure-read-file = không đọc được { $path }
failure-write-folder = không tạo hoặc thay đổi được thư mục { $path }
failure-write-file = không ghi được { $path }
failure-remove-file = không xóa được { $path }
failure-print = không in ra được
failure-threads = không khởi động được các luồng xử lý
failure-no-playbook = ở đây không có cẩm nang: { $path } và các thư mục phía trên đều không có content/playbook.yaml
    .help = Hãy vào thư mục của một cẩm nang, chỉ rõ bằng --root THƯ_MỤC, hoặc tạo cẩm nang mới: stagecraft init
failure-no-playbook-at = { $path } không phải cẩm nang: không có content/playbook.yaml
    .help = Hãy chỉ đúng thư mục chứa content/, hoặc tạo cẩm nang mới: stagecraft init THƯ_MỤC
failure-output-holds-playbook = không thể dùng { $path } làm thư mục xuất: cẩm nang nằm trong đó
    .help = Chọn một thư mục riêng bằng --out, ví dụ output.
failure-output-in-sources = không thể dùng { $path } làm thư mục xuất: thư mục này thuộc nội dung hoặc giao diện của cẩm nang
    .help = Chọn một thư mục riêng bằng --out, ví dụ output.
failure-output-not-folder = không thể dùng { $path } làm thư mục xuất: đây là một tệp
    .help = Chọn thư mục khác bằng --out.
failure-output-foreign-folder = không thể dùng { $path } làm thư mục xuất: trong đó có { $count ->
        [1] `{ $name }` không do Stagecraft tạo ra
       *[other] `{ $name }` và các tệp khác không do Stagecraft tạo ra
    }
    .help = Chọn một thư mục trống hoặc mới bằng --out. Chưa có gì bị thay đổi.
failure-output-foreign-file = trang cần ghi vào { $path }, nhưng thứ đang ở đó không do Stagecraft tạo ra
    .help = Hãy chuyển đi chỗ khác rồi tạo lại. Chưa có gì bị thay đổi.
failure-output-manifest = danh sách các tệp do Stagecraft tạo ra bị hỏng: { $path }
    .help = Hãy xóa cả thư mục xuất rồi tạo lại.
failure-output-busy = một tiến trình Stagecraft khác đang ghi vào { $path }
    .help = Hãy đợi tiến trình đó xong, hoặc chọn thư mục khác bằng --out.
failure-output-twice = hai phần của trang cùng cần một tệp: { $path }
failure-output-path = đây không phải địa chỉ của một trang: { $path }
failure-base-url = `{ $value }` không phải địa chỉ của một trang
    .help = Viết đầy đủ, ví dụ https://example.org/playbook/.
failure-init-exists = { $path } đã có một cẩm nang
    .help = Chọn thư mục khác: stagecraft init THƯ_MỤC
failure-file-exists = { $path } đã tồn tại và không bị ghi đè
    .help = Chuyển tệp đi hoặc chọn tên khác. Chưa có gì được ghi.
failure-new-form = `{ $value }` không đặt tên được cho hướng dẫn mới
    .help = Viết giai đoạn, dấu gạch chéo, rồi tên gồm chữ thường a đến z không dấu và chữ số, giữa chúng là từng dấu gạch nối đơn: stagecraft new guide awareness/gamification
failure-new-stage = `{ $name }` không thuộc năm giai đoạn
    .help = Năm giai đoạn là awareness, consideration, acquisition, experience và loyalty.
failure-new-stage-near = `{ $name }` không thuộc năm giai đoạn
    .help = Có phải ý bạn là { $suggestion }?
failure-new-no-activity = giai đoạn `{ $stage }` không có hoạt động nào để viết hướng dẫn
    .help = Hãy thêm hoạt động vào content/stages/{ $stage }.yaml trước.
failure-new-unreadable = { $path } đang có lỗi nên không thể dựa vào đó để tạo hướng dẫn
    .help = Tìm lỗi bằng lệnh: stagecraft check

failure-explain = không có mã lỗi `{ $name }`
    .help = Xem mọi mã lỗi bằng lệnh: stagecraft explain
failure-explain-near = không có mã lỗi `{ $name }`
    .help = Có phải ý bạn là { $suggestion }? Xem mọi mã lỗi bằng lệnh: stagecraft explain

## Lời của `explain` quanh các trang

explain-severity = Mặc định: { $severity }. Cẩm nang có thể đổi: `checks: { "{" } { $name }: error | warning | off { "}" }` trong playbook.yaml.
explain-severity-fixed = Luôn là { $severity }. Cẩm nang có lỗi này thì không tạo trang được.
explain-next = Đọc thêm về một mã: stagecraft explain MÃ

## Lời của các lệnh

build-done = { $pages } trang: ghi { $written } tệp, giữ nguyên { $unchanged }, xóa { $removed }, trong { $seconds } giây
build-strict = Chưa ghi gì: với --strict, cảnh báo cũng tính là lỗi.
build-stopped = Chưa ghi gì.
progress-check = Đang đọc và kiểm tra
progress-render = Đang tạo trang
init-done = Đã ghi { $count } tệp: một cẩm nang nhỏ để bạn sửa theo ý mình.
init-next = Tiếp theo: { $command }
new-guide-done = Đã ghi: { $path }
new-guide-next = Tệp đang được đánh dấu `draft: true` (bản nháp). Hãy điền nội dung, xóa dòng đó rồi chạy: stagecraft check

## Tình trạng

status-text = Hướng dẫn hoặc trang
status-activity = Hoạt động
status-stage = Giai đoạn
status-activities = Hoạt động đã có hướng dẫn
status-language = Ngôn ngữ
status-pages = các trang
status-total = tổng cộng
status-draft = bản nháp
status-no-guide = chưa có hướng dẫn
status-up-to-date = còn mới
status-stale = { $count } mục đã thay đổi: { $section }
status-untracked = chưa theo dõi
status-missing = chưa dịch
status-unknown = chưa biết được
status-differs = khác cấu trúc
status-of = { $count } trên { $expected }
status-texts = Số bài
status-count-up-to-date = Còn mới
status-count-stale = Đã đổi
status-count-untracked = Chưa theo dõi
status-count-missing = Chưa dịch
status-count-differs = Khác cấu trúc
status-count-unknown = Chưa rõ
status-errors = Nội dung đang có { $count } lỗi, nên có thể chưa biết hết được tình trạng. Xem lỗi bằng lệnh: stagecraft check
status-next = Khi đã có người cập nhật xong một bản dịch, hãy ghi nhận bằng lệnh: stagecraft status --accept TỆP
status-accepted = Đã ghi vào { $path }: { $count } mục của bản gốc như hiện nay.
status-accepted-before = { $path } đã ghi đúng bản gốc hiện nay từ trước.
failure-accept-no-translation = { $path } không phải bản dịch nào của cẩm nang này
    .help = Hãy chỉ một hướng dẫn hoặc trang đã dịch, ví dụ content/guides/awareness/gamification.vi.md. Chưa có gì được ghi.
failure-accept-source = { $path } là bản gốc
    .help = Chỉ bản dịch mới ghi lại mình được dịch từ đâu. Hãy chỉ tệp của ngôn ngữ khác. Chưa có gì được ghi.
failure-accept-mistakes = không thể ghi nhận { $path }: tệp này hoặc bản gốc của nó đang có lỗi
    .help = Tìm lỗi bằng lệnh: stagecraft check. Phần đầu tệp phải viết mỗi trường trên một dòng. Chưa có gì được ghi.

## Sửa lỗi

fix-done = { $count ->
        [0] Không có lỗi nào sửa được một cách an toàn.
       *[other] Đã sửa { $count } lỗi trong { $files } tệp.
    }
fix-would = { $count ->
        [0] Không có lỗi nào sửa được một cách an toàn.
       *[other] Có thể sửa { $count } lỗi trong { $files } tệp. Chưa có gì được ghi.
    }

## Mô tả trong JSON Schema

schema-playbook = Phần cài đặt của cẩm nang: tên, các ngôn ngữ và những danh mục để các hướng dẫn lựa chọn.
schema-playbook-title = Tên cẩm nang.
schema-playbook-description = Một hai câu giới thiệu cẩm nang.
schema-playbook-languages = Các ngôn ngữ của cẩm nang, ghi bằng mã. Ngôn ngữ đầu tiên là ngôn ngữ gốc, được viết trước.
schema-playbook-base-url = Địa chỉ sẽ đặt trang; sitemap và feed cần đến.
schema-playbook-theme = Tên một thư mục trong themes/, hoặc `default`.
schema-playbook-brand = Diện mạo của đơn vị sở hữu cẩm nang.
schema-brand-logo = Hình đặt trước tên cẩm nang: đường dẫn tính từ content/.
schema-brand-colour = Màu của liên kết và nút, ví dụ `"#0b57a4"`. Màu phải đủ đậm để đọc được trên nền sáng; trang nền tối tự dùng tông sáng hơn.
schema-playbook-edit-url = Địa chỉ để sửa một tệp, ghi `{"{"}path{"}"}` ở chỗ của đường dẫn tệp.
schema-playbook-vocabularies = Những danh mục để các hướng dẫn lựa chọn.
schema-playbook-guide-sections = Các mục cấp 2 mà hướng dẫn nào cũng có, theo đúng thứ tự này.
schema-playbook-raw-html = Cách xử lý HTML trong Markdown: `escape` hiện ra như chữ thường, `sanitize` giữ phần vô hại, `trust` giữ nguyên.
schema-playbook-checks = Mức độ khác với mặc định, theo mã của từng phép kiểm tra.
schema-vocabularies-channels = Nơi doanh nghiệp gặp khách hàng.
schema-vocabularies-industries = Các ngành kinh doanh.
schema-vocabularies-roles = Ai làm việc này.
schema-term-id = Mã: chữ thường a đến z không dấu, chữ số và dấu gạch nối. Không đổi nữa khi đã có hướng dẫn dùng.
schema-term-name = Tên hiện cho người đọc.
schema-stage = Một trong năm giai đoạn tương tác giữa doanh nghiệp và khách hàng.
schema-stage-id = Mã của giai đoạn; trùng với tên tệp.
schema-stage-order = Vị trí trong mô hình, từ 1 đến 5.
schema-stage-name = Tên giai đoạn.
schema-stage-slug = Phần địa chỉ của giai đoạn trong từng ngôn ngữ.
schema-stage-goal = Điều doanh nghiệp muốn đạt được.
schema-stage-customer = Điều khách hàng đang làm.
schema-stage-summary = Một hai câu tóm tắt giai đoạn.
schema-stage-activities = Những việc có thể làm trong giai đoạn này; mỗi hoạt động có một hướng dẫn.
schema-stage-metrics = Những gì cần đo trong giai đoạn này.
schema-stage-exit-criteria = Dấu hiệu cho thấy khách hàng đã sẵn sàng sang giai đoạn tiếp theo.
schema-stage-key-facts = Điểm cần nhớ của giai đoạn này.
schema-stage-review-questions = Câu hỏi ôn tập kèm đáp án gợi ý.
schema-stage-quiz = Câu hỏi trắc nghiệm.
schema-metric-id = Mã: chữ thường a đến z không dấu, chữ số và dấu gạch nối.
schema-metric-name = Tên chỉ số.
schema-metric-measure = Cách đo: công thức và nơi lấy số liệu.
schema-review-question = Câu hỏi.
schema-review-answer = Đáp án gợi ý.
schema-question-question = Câu hỏi.
schema-question-choices = Các lựa chọn: ít nhất hai, trong đó ít nhất một lựa chọn đúng.
schema-question-explanation = Vì sao lựa chọn đúng là đúng.
schema-choice-text = Nội dung lựa chọn.
schema-choice-correct = Lựa chọn này có đúng không.
schema-guide = Phần đầu tệp của một hướng dẫn hoặc trang. Bản gốc ghi mọi điều về hướng dẫn; bản dịch lấy phần còn lại từ bản gốc.
schema-guide-title = Tiêu đề; cũng là tiêu đề của trang.
schema-guide-summary = Một hai câu: đây là gì và đội ngũ thu được gì.
schema-guide-slug = Phần địa chỉ của hướng dẫn: chữ thường a đến z không dấu, chữ số và dấu gạch nối. Nếu không có thì lấy tên tệp.
schema-guide-aliases = Các địa chỉ cũ sẽ dẫn về đây: `vi/nhan-biet/ten-cu`.
schema-guide-activity = Hoạt động được hướng dẫn: một hoạt động của giai đoạn này.
schema-guide-channels = Diễn ra ở đâu: mã các kênh của cẩm nang.
schema-guide-industries = Hợp nhất với ai: mã các ngành của cẩm nang.
schema-guide-roles = Ai thực hiện: mã các vai trò của cẩm nang.
schema-guide-initiative = Ai bắt đầu: doanh nghiệp (`proactive`, chủ động) hay khách hàng (`reactive`, phản hồi).
schema-guide-effort = Mức độ công sức.
schema-guide-time = Mất bao lâu.
schema-guide-team = Cần bao nhiêu người: `3` hoặc `2-4`.
schema-guide-metrics = Tác động đến chỉ số nào: mã các chỉ số của giai đoạn này.
schema-guide-prerequisites = Những hướng dẫn cần làm trước: `giai-đoạn/tên`.
schema-guide-related = Những hướng dẫn nên đọc tiếp: `giai-đoạn/tên`.
schema-guide-updated = Lần cập nhật gần nhất: `2026-05-01`.
schema-guide-owner = Ai phụ trách.
schema-guide-draft = Có để riêng, chưa đưa lên trang hay không.
schema-guide-translated-from = Nội dung từng mục của bản gốc lúc dịch. Do lệnh này ghi: stagecraft status --accept TỆP
schema-time-prepare = Thời gian làm việc để chuẩn bị: `30m`, `4h`, `3d` hoặc `2w`.
schema-time-run = Thời gian làm việc từ đầu đến cuối: `30m`, `4h`, `3d` hoặc `2w`.
schema-lens = Một mô hình khác về hành trình khách hàng, được đối chiếu với năm giai đoạn.
schema-lens-id = Mã; trùng với tên tệp.
schema-lens-name = Tên mô hình.
schema-lens-summary = Mô hình này là gì.
schema-lens-stages = Các giai đoạn của mô hình, theo thứ tự.
schema-lens-stage-id = Mã của giai đoạn trong mô hình này.
schema-lens-stage-name = Tên giai đoạn trong mô hình này.
schema-lens-stage-summary = Giai đoạn này là gì và vì sao ứng với những chỗ đó trong năm giai đoạn.
schema-lens-stage-meets = Ứng với chỗ nào trong năm giai đoạn: một giai đoạn (`loyalty`) hoặc một hoạt động của giai đoạn (`loyalty/gift`).
schema-glossary = Các thuật ngữ được giải thích.
schema-glossary-id = Mã: chữ thường a đến z không dấu, chữ số và dấu gạch nối. Bài viết liên kết bằng `[[id]]`.
schema-glossary-term = Thuật ngữ.
schema-glossary-definition = Ý nghĩa.
schema-glossary-see = Mã các thuật ngữ nên đọc tiếp.

## Dòng lệnh

cli-about = Biến một thư mục gồm các giai đoạn viết bằng YAML và hướng dẫn viết bằng Markdown thành trang cẩm nang song ngữ đã được kiểm tra.
cli-usage = Cách dùng
cli-heading-commands = Các lệnh
cli-heading-options = Tùy chọn
cli-heading-global = Tùy chọn chung cho mọi lệnh
cli-heading-arguments = Tham số
cli-options = TÙY_CHỌN
cli-value-dir = THƯ_MỤC
cli-value-lang = NGÔN_NGỮ
cli-value-when = KHI_NÀO
cli-value-stage-slug = GIAI_ĐOẠN/TÊN
cli-value-format = DẠNG
cli-value-url = URL
cli-value-code = MÃ
cli-value-file = TỆP
cli-value-kind = LOẠI
cli-value-port = CỔNG
cli-value-address = ĐỊA_CHỈ
cli-value-path = ĐƯỜNG_DẪN
cli-value-shell = SHELL
cli-value-words = TỪ
cli-value-stage = GIAI_ĐOẠN
cli-command = LỆNH
cli-init = Tạo một cẩm nang mới không có lỗi
cli-new = Tạo một tệp mới của cẩm nang
cli-new-guide = Tạo hướng dẫn bằng mọi ngôn ngữ của cẩm nang, có sẵn các mục
cli-check = Tìm mọi lỗi trong nội dung
cli-build = Kiểm tra nội dung và ghi ra trang
cli-explain = Giải thích một mã lỗi, hoặc liệt kê mọi mã lỗi
cli-serve = Hiện trang trong trình duyệt và tự cập nhật khi bạn viết
cli-completions = In ra đoạn mã giúp shell tự điền lệnh
cli-arg-help = Hiện phần trợ giúp này
cli-arg-version = Hiện phiên bản
cli-arg-root = Thư mục của cẩm nang [mặc định: thư mục gần nhất phía trên có content/playbook.yaml]
cli-arg-lang = Ngôn ngữ của công cụ: en hoặc vi [mặc định: theo LC_ALL, LC_MESSAGES, LANG]
cli-arg-color = Màu: auto (tự động), always (luôn có) hoặc never (không)
cli-arg-quiet = Chỉ in kết quả và lỗi
cli-arg-dir = Thư mục để tạo cẩm nang [mặc định: tại đây]
cli-arg-guide = Giai đoạn và tên, ví dụ awareness/gamification
cli-arg-format = Dạng của báo cáo: human (cho người đọc), json, sarif hoặc github
cli-arg-code = Mã lỗi, ví dụ link/broken [mặc định: liệt kê mọi mã]
cli-arg-strict = Coi cảnh báo như lỗi
cli-arg-out = Thư mục ghi trang [mặc định: output]
cli-arg-base-url = Địa chỉ sẽ đặt trang, dùng cho sitemap và feed
cli-arg-drafts = Hiện cả những hướng dẫn còn là bản nháp
cli-arg-offline = Tạo liên kết dùng được ngay từ thư mục trên máy
cli-arg-port = Cổng nhận kết nối; nếu đã có chương trình dùng thì lấy cổng trống kế tiếp, 0 là cổng bất kỳ [mặc định: 4321]
cli-arg-host = Địa chỉ nhận kết nối; 0.0.0.0 cho cả mạng xem [mặc định: 127.0.0.1]
cli-arg-open = Mở trang trong trình duyệt
cli-arg-base-path = Đường dẫn đặt trang, để xem thử khi trang nằm trong thư mục con [mặc định: /]
cli-arg-shell = Shell: bash, elvish, fish, powershell hoặc zsh
cli-status = Xem tình trạng các bản dịch và hoạt động nào chưa có hướng dẫn
cli-schema = In ra JSON Schema của một loại tệp, dùng cho trình soạn thảo
cli-arg-fix = Sửa những lỗi sửa được một cách an toàn, rồi báo những lỗi còn lại
cli-arg-diff = Dùng với --fix: chỉ cho xem sẽ sửa những gì, không ghi
cli-arg-status-format = Dạng của bảng tình trạng: human (cho người đọc) hoặc json
cli-arg-accept = Ghi nhận rằng các bản dịch này đã khớp với bản gốc hiện nay
cli-arg-kind = Loại tệp: playbook, stage, guide, lens hoặc glossary

## Dùng sai dòng lệnh

usage-unknown-argument = ở đây không có tùy chọn hoặc tham số `{ $name }`
usage-unknown-command = không có lệnh `{ $name }`
usage-invalid-value = `{ $value }` không phải giá trị hợp lệ của { $name }
    .help = Các giá trị có thể dùng: { $expected }
usage-missing-value = { $name } cần một giá trị
usage-missing-argument = còn thiếu: { $name }
usage-missing-command = còn thiếu lệnh
usage-too-many = { $name } chỉ được viết một lần
usage-conflict = không thể dùng { $name } cùng với { $second }
usage-not-utf8 = có tham số không phải văn bản UTF-8
usage-bad-value = `{ $value }` không thể là giá trị của { $name }
usage-bad-value-port = `{ $value }` không thể là giá trị của { $name }
    .help = Hãy ghi một số từ 0 đến 65535.
usage-no-value = { $name } không nhận giá trị
usage-other = không hiểu được dòng lệnh này
usage-see-help = Xem thêm: { $command } --help

## serve

serve-at = Cẩm nang đang hiển thị tại { $url }
serve-at-also = và cho máy khác tại { $url }
serve-port-taken = Cổng { $wanted } đang được chương trình khác dùng, nên chuyển sang cổng { $port }.
serve-exposed = Bất kỳ ai kết nối được tới máy này qua mạng đều đọc được cẩm nang, kể cả bản nháp và các lỗi.
serve-stop = Nhấn Ctrl-C để dừng.
serve-loaded = Đã đọc và kiểm tra trong { $milliseconds } ms; { $count } trang và tệp.
serve-loaded-broken = Đã đọc và kiểm tra trong { $milliseconds } ms. Chưa có trang nào để xem: sửa hết lỗi thì trang sẽ tự hiện ra.
serve-rebuilt = { $changes } · { $pages ->
        [0] không trang nào đang mở phải cập nhật
       *[other] { $pages } trang đang mở được cập nhật
    } · { $milliseconds } ms
serve-edited = sửa: { $files }
serve-added = thêm: { $files }
serve-removed = xóa: { $files }
serve-theme = giao diện
serve-mended = đọc lại được
serve-and-more = { $files } và { $count } tệp khác
serve-still-shown = Bản tốt gần nhất vẫn được hiển thị cho tới khi sửa xong.
serve-polling = Chương trình tự dò thay đổi theo từng nhịp ngắn, vì hệ thống không báo ({ $reason }).
serve-no-browser = không mở được trình duyệt

serve-page-errors = { $errors } lỗi
serve-page-warnings = { $warnings } cảnh báo
serve-page-stays = Bạn đang xem bản tốt gần nhất. Trang sẽ tự cập nhật ngay khi lỗi được sửa.
serve-page-fold = Thu gọn
serve-page-unfold = Hiện
serve-page-copy = Sao chép vị trí
serve-page-copied = Đã sao chép
serve-page-gone = Trang này không còn nữa: tệp của nó đã bị xóa hoặc đổi tên.
serve-page-away = Máy chủ không phản hồi. Trang sẽ tự cập nhật khi máy chủ chạy lại.
serve-page-more = Còn { $count } mục nữa không hiện ở đây.

failure-listen = không thể nhận kết nối tại { $address }
    .help = Chọn cổng khác bằng --port, hoặc --port 0 để lấy một cổng bất kỳ còn trống.
failure-serve-thread = hệ thống không cấp thêm luồng xử lý
failure-serve-host = `{ $value }` không phải địa chỉ của máy này
    .help = Hãy ghi một địa chỉ như 127.0.0.1, hoặc 0.0.0.0 để mở cho mọi mạng mà máy này tham gia.
failure-serve-base-path = `{ $value }` không phải đường dẫn đặt trang được
    .help = Hãy ghi các thư mục gồm chữ Latinh không dấu, chữ số, -, _, . và ~, ví dụ /team/playbook/
failure-serve-signal = không thể theo dõi Ctrl-C

## Lời tạm trong một hướng dẫn mới

guide-summary = Một hoặc hai câu: đây là gì và đội của bạn được gì.
guide-paragraph = Hãy viết mục này ở đây.

## Tìm kiếm trên dòng lệnh

cli-search = Tìm trong cẩm nang như người đọc
cli-search-arg-words = Những từ cần tìm; "trong ngoặc kép" là những từ đứng liền nhau; dấu - để lấy mỗi dòng của đầu vào chuẩn làm một truy vấn
cli-search-arg-lang = Ngôn ngữ cần tìm [mặc định: ngôn ngữ của công cụ nếu cẩm nang có, nếu không thì ngôn ngữ đầu tiên của cẩm nang]
cli-search-arg-format = Dạng kết quả: human hoặc json
failure-read-input = không đọc được đầu vào chuẩn
failure-search-language = cẩm nang không có ngôn ngữ `{ $lang }`
    .help = Các ngôn ngữ có trong cẩm nang: { $known }
search-found = { $count ->
        [0] Không tìm thấy gì.
       *[other] Tìm thấy { $count } trang.
    }
search-stopped = Nội dung còn lỗi; chỉ tìm được trong cẩm nang không có lỗi.

## export

cli-export = Ghi cẩm nang ra định dạng khác
cli-export-markdown = Ghi các hướng dẫn thành một văn bản Markdown với địa chỉ đầy đủ
cli-export-markdown-arg-language = Ngôn ngữ của các hướng dẫn [mặc định: ngôn ngữ đầu tiên của cẩm nang]
cli-export-markdown-arg-stage = Chỉ lấy hướng dẫn của giai đoạn này, ví dụ awareness [mặc định: tất cả]
cli-export-markdown-arg-out = Tệp cần ghi [mặc định: đầu ra chuẩn]
failure-export-stage = không có giai đoạn `{ $value }`
    .help = Các giai đoạn: { $known }
export-done = Đã ghi: { $file }
export-stopped = Nội dung còn lỗi; chỉ xuất được cẩm nang không có lỗi.
