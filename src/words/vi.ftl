# Lời của công cụ bằng tiếng Việt. Thuộc tính `.help` của mỗi câu nói cách sửa. Giá trị lấy từ tệp đặt trong `…`.

## Mức độ và khung của báo cáo

severity-error = lỗi
severity-warning = cảnh báo
report-note = ghi chú
report-help = cách sửa
did-you-mean = có phải ý bạn là `{ $suggestion }`?

summary-clean = Không có lỗi nào.
    .next = Tiếp theo: stagecraft build
summary-errors = { $errors } lỗi.
    .next = Hãy sửa rồi chạy lại: stagecraft check
summary-warnings = { $warnings } cảnh báo.
    .next = Vẫn có thể tạo trang: stagecraft build
summary-both = { $errors } lỗi, { $warnings } cảnh báo.
    .next = Hãy sửa lỗi trước rồi chạy lại: stagecraft check

## yaml

yaml-syntax = chỗ này không đúng cú pháp YAML: { $reason }
    .help = Kiểm tra phần thụt dòng, dấu hai chấm và dấu nháy ở dòng này và dòng trước. Đoạn chữ có ": " hoặc " #" phải đặt trong dấu nháy.
yaml-duplicate-key = khóa `{ $name }` xuất hiện hai lần trong cùng một nhóm
    .help = Chỉ giữ lại một.
yaml-duplicate-key-id = mã `{ $name }` được đặt hai lần
    .help = Chỉ giữ lại một, hoặc đặt mã khác cho một trong hai.
yaml-unknown-field = ở đây không có trường `{ $name }`
    .help = Các trường dùng được ở đây: { $expected }
yaml-unknown-field-code = không có mã lỗi `{ $name }`
    .help = Xem mọi mã lỗi bằng lệnh: stagecraft explain
yaml-missing-field = thiếu trường `{ $field }`
    .help = Thêm `{ $field }:` kèm giá trị.
yaml-wrong-type = chỗ này cần { $expected ->
        [text] một đoạn chữ
        [list] một danh sách
        [map] một nhóm gồm khóa và giá trị
        [number] một số nguyên
        [boolean] `true` hoặc `false`
        [localized] chữ cho từng ngôn ngữ
        [languages] một danh sách có ít nhất một ngôn ngữ
       *[other] { $expected }
    }{ $found ->
        [nothing] , nhưng đang để trống
        [empty] , nhưng đoạn chữ đang trống
        [boolean] , không phải `true` hay `false`
        [number] , không phải một con số
        [text] , không phải một đoạn chữ
        [list] , không phải một danh sách
        [map] , không phải một nhóm khóa và giá trị
       *[other] {""}
    }
    .help = { $expected ->
        [text] Hãy viết bằng chữ. Số, ngày hoặc những từ như `true` dùng như chữ thường phải đặt trong dấu nháy.
        [list] Viết mỗi mục trên một dòng bắt đầu bằng `- `, hoặc viết giữa hai dấu ngoặc vuông: `[a, b]`.
        [map] Viết mỗi dòng một cặp `khóa: giá trị`, thụt vào như nhau.
        [number] Chỉ viết chữ số, không có dấu nháy.
        [boolean] Viết `true` hoặc `false`, không có dấu nháy.
        [localized] Viết mỗi ngôn ngữ một dòng, ví dụ `en: …` và `vi: …`.
        [languages] Viết các ngôn ngữ, ngôn ngữ gốc đứng đầu: `languages: [en, vi]`.
       *[other] Viết giá trị đúng dạng cần có.
    }
yaml-wrong-type-localized = đoạn chữ này chưa ghi rõ là tiếng nào
    .help = Hãy viết cho từng ngôn ngữ: { $expected }
yaml-wrong-type-choice = không thể dùng `{ $value }` ở đây
    .help = Hãy viết một trong các từ: { $expected }
yaml-wrong-type-base-url = `{ $value }` không phải địa chỉ của một trang web
    .help = Viết địa chỉ bắt đầu bằng https:// hoặc http://, ví dụ `https://example.com/playbook/`.
yaml-wrong-type-edit-url = `{ $value }` không phải địa chỉ để sửa tệp
    .help = Viết địa chỉ bắt đầu bằng https:// và có chứa `{"{"}path{"}"}`, ví dụ `https://example.com/edit/main/{"{"}path{"}"}`.
yaml-wrong-type-theme = `{ $value }` không thể là tên thư mục của giao diện
    .help = Chỉ dùng chữ cái, chữ số, `-` và `_`: `my-theme`. Các tệp của giao diện nằm trong themes/my-theme/.
yaml-wrong-type-no-theme = không có giao diện `{ $value }`
    .help = Tạo thư mục themes/{ $value }/, hoặc xóa dòng này để dùng giao diện có sẵn.
yaml-wrong-type-severity = `{ $name }` luôn là lỗi
    .help = Cẩm nang có lỗi này thì không tạo trang được. Hãy xóa dòng này, hoặc viết `error`.
yaml-wrong-type-id = `{ $value }` không thể làm mã
    .help = Chỉ dùng chữ thường a đến z không dấu, chữ số và dấu gạch nối: `ma-moi`.

## text

text-invalid-utf8 = tệp này không phải văn bản UTF-8
    .help = Lưu lại tệp với bảng mã UTF-8. Phần lớn trình soạn thảo có lựa chọn này trong mục “Lưu thành” (Save as).
text-invalid-utf8-nul = ở đây có ký tự NUL, nên tệp này có lẽ không phải văn bản
    .help = Xóa ký tự đó, hoặc thay tệp bằng một văn bản lưu ở dạng UTF-8.
text-invalid-utf8-utf16 = tệp này là văn bản UTF-16, không phải UTF-8
    .help = { text-invalid-utf8.help }
text-invalid-utf8-too-large = tệp này quá lớn để đọc như văn bản: giới hạn là { $count } MB
    .help = Hãy chia thành nhiều tệp. Hình ảnh hoặc phim cần có đuôi tệp riêng, ví dụ .png hoặc .mp4.
text-invalid-utf8-not-a-file = mục này mang tên của tệp văn bản nhưng không phải là tệp
    .help = Đổi tên thư mục, hoặc đặt một tệp vào chỗ đó.
text-invalid-utf8-unreadable = không đọc được tệp này: { $reason }
    .help = Kiểm tra xem bạn có quyền đọc tệp không, và tệp có phải liên kết dẫn đến chỗ không tồn tại không.
text-invalid-utf8-loop = liên kết này dẫn ngược về thư mục chứa chính nó
    .help = Xóa liên kết, hoặc cho dẫn đến thư mục khác.
text-not-nfc = { $count ->
        [1] có một từ ở đây không ở dạng Unicode NFC
       *[other] { $count } từ trong tệp này không ở dạng Unicode NFC; đây là từ đầu tiên
    }
    .help = Nhìn thì đúng nhưng dấu được lưu rời khỏi chữ, nên tìm kiếm và so sánh có thể bỏ sót. Hãy gõ lại, hoặc để trình soạn thảo chuyển cả tệp sang NFC.
text-missing-diacritics = đoạn tiếng Việt này không có dấu nào
    .help = Hãy viết đủ dấu: “khách hàng”, không phải “khach hang”.

## model

model-missing-stage = thiếu giai đoạn `{ $stage }`
    .help = Thêm tệp content/stages/{ $stage }.yaml. Một cẩm nang có đúng năm giai đoạn: awareness, consideration, acquisition, experience, loyalty.
model-unknown-stage = `{ $name }` không thuộc năm giai đoạn
    .help = Năm giai đoạn là awareness, consideration, acquisition, experience và loyalty. Muốn trình bày mô hình khác, hãy viết một lăng kính trong content/lenses/.
model-duplicate-stage = giai đoạn `{ $stage }` được mô tả hai lần
    .help = Chỉ giữ lại một trong hai tệp.
model-stage-order = giai đoạn `{ $stage }` có thứ tự { $expected }, không phải { $value }
    .help = Viết `order: { $expected }`. Thứ tự của năm giai đoạn là một phần của mô hình.
model-id-mismatch = mã `{ $name }` khác với tên tệp, `{ $expected }`
    .help = Viết `id: { $expected }`, hoặc đổi tên tệp.

## localized

localized-missing-language = đoạn chữ này thiếu ngôn ngữ `{ $lang }`
    .help = Thêm dòng `{ $lang }:` bên cạnh các ngôn ngữ khác.
localized-unknown-language = cẩm nang không khai báo ngôn ngữ `{ $lang }`
    .help = Hãy xóa đi, hoặc thêm vào `languages` trong content/playbook.yaml.
localized-unknown-language-tag = `{ $lang }` không phải ký hiệu của một ngôn ngữ
    .help = Viết ký hiệu ngắn như `en` hoặc `vi`.
localized-unknown-language-file = tên tệp kết thúc bằng ngôn ngữ `{ $lang }`, mà cẩm nang không khai báo
    .help = Đặt tên tệp kết thúc bằng một trong các đuôi: { $expected }
localized-unknown-language-no-file = tên tệp không cho biết ngôn ngữ
    .help = Đặt tên tệp kết thúc bằng một trong các đuôi: { $expected }

## guide

guide-missing-front-matter = tệp này không có phần thông tin đầu tệp (front matter)
    .help = Mở đầu tệp bằng dòng `---`, tiếp theo là các trường như `title:` và `summary:`, rồi thêm một dòng `---`.
guide-missing-front-matter-unclosed = phần thông tin đầu tệp bắt đầu ở đây nhưng không kết thúc
    .help = Thêm một dòng `---` sau trường cuối cùng.
guide-missing-front-matter-empty = phần thông tin đầu tệp đang trống
    .help = Viết các trường như `title:` và `summary:` giữa hai dòng `---`.
guide-unknown-stage = thư mục `{ $name }` không thuộc năm giai đoạn
    .help = Hướng dẫn nằm trong content/guides/, ở thư mục awareness, consideration, acquisition, experience hoặc loyalty.
guide-unknown-stage-none = hướng dẫn này không nằm trong thư mục của giai đoạn nào
    .help = { guide-unknown-stage.help }
guide-unknown-activity = giai đoạn `{ $stage }` không có hoạt động `{ $name }`
    .help = Chọn một trong các hoạt động { $expected }, hoặc thêm hoạt động này vào content/stages/{ $stage }.yaml.
guide-unknown-term = cẩm nang không khai báo { $field ->
        [channels] kênh
        [industries] ngành
        [roles] vai trò
       *[other] mục
    } `{ $name }`
    .help = Chọn một trong các mã { $expected }, hoặc thêm mã này vào `vocabularies` của content/playbook.yaml.
guide-unknown-metric = giai đoạn `{ $stage }` không có chỉ số `{ $name }`
    .help = Chọn một trong các chỉ số { $expected }, hoặc thêm chỉ số này vào content/stages/{ $stage }.yaml.
guide-unknown-guide = không có hướng dẫn `{ $name }`
    .help = Gọi hướng dẫn bằng giai đoạn và tên tệp, ví dụ `awareness/gamification`.
guide-prerequisite-cycle = các hướng dẫn này đòi hỏi lẫn nhau phải làm trước: { $name }
    .help = Bỏ bớt một hướng dẫn khỏi `prerequisites` của hướng dẫn khác.
guide-missing-section = { $count ->
        [1] thiếu mục “{ $section }”
       *[other] thiếu các mục: { $section }
    }
    .help = { $count ->
        [1] Thêm tiêu đề `## { $section }` ở đây.
       *[other] Thêm từng mục bằng một tiêu đề bắt đầu bằng `## `.
    } Hướng dẫn nào cũng có các mục nêu ở `guide_sections` trong content/playbook.yaml.
guide-missing-section-misspelt = “{ $name }” không phải tên một mục mà hướng dẫn nào cũng có
    .help = Hãy viết `## { $section }`.
guide-missing-section-marks = “{ $name }” viết thiếu dấu so với tên của mục
    .help = Hãy viết `## { $section }`.
guide-section-order = mục “{ $first }” đứng sau “{ $second }”, trong khi phải đứng trước
    .help = Xếp các mục theo thứ tự của `guide_sections` trong content/playbook.yaml.
guide-duplicate-slug = địa chỉ `{ $value }` được dùng hai lần
    .help = Đặt `slug` hoặc địa chỉ cũ khác cho một trong hai.
guide-duplicate-slug-file = có hai tệp cho cùng một bài ở cùng một ngôn ngữ
    .help = Chỉ giữ lại một, hoặc đổi tên một trong hai tệp.
guide-duplicate-slug-reserved = địa chỉ `{ $value }` đã dành cho một trang riêng của trang web
    .help = Chọn `slug` khác.
guide-empty = sau phần thông tin đầu tệp không có nội dung
    .help = Viết nội dung, hoặc xóa tệp.
guide-bad-value-choice = `{ $value }` không phải giá trị hợp lệ của `{ $field }`
    .help = { $field ->
        [initiative] Viết `proactive` nếu doanh nghiệp chủ động, `reactive` nếu là phản hồi khách hàng.
        [effort] Viết `low` (thấp), `medium` (vừa) hoặc `high` (cao).
       *[other] Hãy viết một trong các từ: { $expected }
    }
guide-bad-value-time = `{ $value }` không phải một khoảng thời gian
    .help = Viết một số kèm đơn vị: `30m` (phút), `4h` (giờ), `3d` (ngày làm việc) hoặc `2w` (tuần).
guide-bad-value-team = `{ $value }` không phải số người của một nhóm
    .help = Viết số người cần có: `3` hoặc `2-4`.
guide-bad-value-date = `{ $value }` không phải một ngày
    .help = Viết theo thứ tự năm-tháng-ngày: `2026-05-01`.
guide-bad-value-alias = `{ $value }` không phải một địa chỉ trong trang
    .help = Viết địa chỉ cũ tính từ gốc của trang: `vi/nhan-biet/ten-cu`.
guide-bad-value-slug = `{ $value }` không thể đứng trong địa chỉ
    .help = Chỉ dùng chữ thường a đến z không dấu, chữ số và dấu gạch nối: `huong-dan-moi`.

## activity

activity-without-guide = hoạt động `{ $name }` chưa có hướng dẫn
    .help = Hãy viết một hướng dẫn: stagecraft new guide { $stage }/{ $name }

## link

link-broken = không có tệp `{ $file }`
    .help = Viết đường dẫn tính từ tệp này đến tệp kia, ví dụ `../loyalty/gift.vi.md`.
link-broken-absolute = `{ $value }` tính từ gốc của máy chủ, trong khi trang có thể đặt ở bất cứ đâu
    .help = Viết đường dẫn tính từ tệp này đến tệp kia: `../awareness/gamification.vi.md`.
link-broken-empty = liên kết này không dẫn đến đâu
    .help = Viết địa chỉ của một trang hoặc tệp giữa hai dấu ngoặc tròn.
link-missing-anchor = không có tiêu đề `#{ $name }`
    .help = Điểm neo là tiêu đề viết thường, thay khoảng trắng bằng dấu gạch nối, hoặc mã đặt bằng `{"{"}#id{"}"}`.
link-untranslated = liên kết này dẫn đến bản `{ $lang }`, trong khi đã có bản `{ $expected }`
    .help = Hãy liên kết đến tệp có tên kết thúc bằng `.{ $expected }.md`.
link-untranslated-missing = chưa có bản dịch `{ $file }`
    .help = Trước khi có bản `{ $lang }`, người đọc sẽ được dẫn đến bản ở ngôn ngữ gốc.
link-unsafe-scheme = `{ $value }` có thể chạy mã trên trang hoặc đọc đĩa của người đọc
    .help = Hãy dùng https:, mailto: hoặc tel:, hoặc đường dẫn đến một tệp.
link-malformed = chỗ này có lẽ định là liên kết hoặc hình ảnh, nhưng sẽ hiện ra như chữ thường
    .help = Địa chỉ có khoảng trắng phải đặt trong dấu ngoặc nhọn: `[chữ](<tệp của tôi.md>)`.

## asset

asset-missing = không có tệp `{ $file }`
    .help = Đặt tệp vào đúng chỗ, hoặc viết đường dẫn tính từ tệp này đến đó.
asset-missing-external = hình `{ $value }` không nằm trong cẩm nang
    .help = Đặt hình bên cạnh tệp này rồi viết tên hình. Trang không tải gì từ máy chủ khác.
asset-unused = không trang nào dùng tệp `{ $file }`
    .help = Hãy cho hiện hoặc liên kết đến tệp, hoặc xóa đi.

## glossary

glossary-unknown-term = bảng thuật ngữ không có `{ $name }`
    .help = Chọn một mã trong content/glossary.yaml, hoặc thêm mã này vào đó.
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
    .help = Hãy viết { $file }. Trước khi có bản dịch, người đọc ngôn ngữ này sẽ thấy bản gốc kèm một lời nhắc.
translation-stale = { $count } mục của bản gốc đã thay đổi từ lúc dịch: { $section }
    .help = Hãy cập nhật bản dịch, rồi chạy: stagecraft status --accept { $file }
translation-structure-sections = bản dịch này có { $first } mục, bản gốc có { $second }
    .help = { translation-structure-links.help }
translation-structure-headings = các tiêu đề của mục này khác với bản gốc: ở đây { $first }, bản gốc { $second }
    .help = { translation-structure-links.help }
translation-structure-steps = mục này có { $first } bước đánh số, bản gốc có { $second }
    .help = { translation-structure-links.help }
translation-structure-check-items = mục này có { $first } việc cần đánh dấu, bản gốc có { $second }
    .help = { translation-structure-links.help }
translation-structure-quizzes = mục này có { $first } câu trắc nghiệm, bản gốc có { $second }
    .help = { translation-structure-links.help }
translation-structure-links = mục này có { $first } liên kết, bản gốc có { $second }
    .help = So hai bản cạnh nhau: thêm phần còn thiếu ở đây, bỏ phần thừa.
translation-inherited-field = trường `{ $field }` lấy từ bản gốc, bản dịch không được đặt lại
    .help = Hãy xóa trường này ở đây. Bản dịch chỉ có title, summary, slug, aliases và translated_from.
translation-without-source = đây là bản dịch của một tệp không tồn tại: { $file }
    .help = Viết tệp gốc trước, hoặc sửa tên của tệp này.

## lens

lens-unknown-target = `{ $name }` không phải giai đoạn, cũng không phải hoạt động của giai đoạn nào
    .help = Ghi một giai đoạn, ví dụ `loyalty`, hoặc một hoạt động, ví dụ `loyalty/gift`.
lens-uncovered-stage = không phần nào của lăng kính này gặp giai đoạn `{ $stage }`
    .help = Thêm `{ $stage }` vào `meets` của phần tương ứng.

## markdown

markdown-raw-html = trong cẩm nang này, HTML viết trong Markdown sẽ hiện ra như chữ thường
    .help = Hãy viết bằng Markdown. Muốn cho phép HTML vô hại, đặt `raw_html: sanitize` trong content/playbook.yaml.
markdown-raw-html-depth = đoạn này lồng nhau quá sâu nên không hiện ra được
    .help = Hãy đưa các trích dẫn, danh sách và dấu ngoặc ra khỏi nhau: quá { $count } tầng sẽ bị cắt bỏ từ đây.

## theme

theme-template = mẫu trang này không chạy được: { $reason }
    .help = Sửa mẫu trong thư mục themes của cẩm nang, hoặc xóa đi để dùng mẫu có sẵn.
theme-missing-string = giao diện thiếu chuỗi `{ $key }` trong ngôn ngữ `{ $lang }`
    .help = Thêm chuỗi này vào tệp. Bộ chuỗi tiếng Anh có sẵn cho biết chuỗi này nói gì.
theme-missing-string-file = giao diện không có chuỗi nào trong ngôn ngữ `{ $lang }`
    .help = Thêm tệp themes/<tên>/strings/{ $lang }.yaml với đủ mọi chuỗi của bộ tiếng Anh có sẵn.

## Các chỗ liên quan

related-first = được đặt lần đầu ở đây
related-target = tệp mà liên kết dẫn đến
related-activities = các hoạt động của giai đoạn này được khai báo ở đây
related-metrics = các chỉ số của giai đoạn này được khai báo ở đây
related-declared = được khai báo ở đây
related-changed-section = mục “{ $section }” của bản gốc đã thay đổi
related-source-heading = bản dịch thiếu mục này
related-source-section = cùng mục đó trong bản gốc
related-prerequisite = điều kiện này nằm trong vòng lặp

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
    .help = Hãy vào thư mục của một cẩm nang, chỉ rõ bằng --root DIR, hoặc tạo cẩm nang mới: stagecraft init
failure-no-playbook-at = { $path } không phải cẩm nang: không có content/playbook.yaml
    .help = Hãy chỉ đúng thư mục chứa content/, hoặc tạo cẩm nang mới: stagecraft init DIR
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
failure-init-exists = { $path } đã có một cẩm nang
    .help = Chọn thư mục khác: stagecraft init DIR
failure-file-exists = { $path } đã tồn tại và không bị ghi đè
    .help = Chuyển tệp đi hoặc chọn tên khác. Chưa có gì được ghi.
failure-new-form = `{ $value }` không đặt tên được cho hướng dẫn mới
    .help = Viết giai đoạn, dấu gạch chéo, rồi tên gồm chữ thường a đến z không dấu, chữ số và dấu gạch nối: stagecraft new guide awareness/gamification
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

explain-severity = Mặc định: { $severity }. Cẩm nang có thể đổi: `checks: { "{" }{ $name }: error | warning | off{ "}" }` trong playbook.yaml.
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

## Dòng lệnh

cli-about = Biến một thư mục gồm các giai đoạn viết bằng YAML và hướng dẫn viết bằng Markdown thành trang cẩm nang song ngữ đã được kiểm tra.
cli-usage = Cách dùng
cli-heading-commands = Các lệnh
cli-heading-options = Tùy chọn
cli-heading-global = Tùy chọn chung cho mọi lệnh
cli-heading-arguments = Tham số
cli-command = LỆNH
cli-init = Tạo một cẩm nang mới không có lỗi
cli-new = Tạo một tệp mới của cẩm nang
cli-new-guide = Tạo hướng dẫn bằng mọi ngôn ngữ của cẩm nang, có sẵn các mục
cli-check = Tìm mọi lỗi trong nội dung
cli-build = Kiểm tra nội dung và ghi ra trang
cli-explain = Giải thích một mã lỗi, hoặc liệt kê mọi mã lỗi
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
cli-arg-shell = Shell: bash, elvish, fish, powershell hoặc zsh

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
usage-other = không hiểu được dòng lệnh này: { $reason }
usage-see-help = Xem thêm: { $command } --help
