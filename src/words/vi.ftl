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

summary-fixable = Có thể tự động sửa { $count } mục trong số này: stagecraft check --fix
summary-none-here = Ở đây không có lỗi nào.
summary-others = Còn { $count } mục khác ngoài phần bạn hỏi. Xem tất cả bằng lệnh: stagecraft check

## Những chỗ khác có liên quan

related-first = lần đầu xuất hiện ở đây
related-required = cẩm nang bắt buộc hướng dẫn nào cũng ghi; bỏ tên này khỏi danh sách thì không bắt buộc nữa
related-declared = cẩm nang khai báo ở đây
related-activities = các hoạt động của giai đoạn
related-metrics = các chỉ số của giai đoạn
related-prerequisite = điều kiện này thuộc vòng lặp
related-snippet = đoạn dùng chung
related-snippet-named = đoạn dùng chung được gọi ở đây
related-target = tệp mà liên kết dẫn đến
related-source-heading = bản dịch thiếu mục này của bản gốc
related-source-file = tệp này là bản gốc
related-source-section = cùng mục đó trong bản gốc
related-changed-section = “{ $section }” đã thay đổi

## Trục trặc: việc gì không làm được và cách khắc phục

failure = lỗi
failure-read-folder = không đọc được thư mục { $path }
failure-read-file = không đọc được { $path }
failure-write-folder = không tạo hoặc thay đổi được thư mục { $path }
failure-write-file = không ghi được { $path }
failure-remove-file = không xóa được { $path }
failure-print = không in ra được
failure-fault = lỗi của chính Stagecraft, không phải của cẩm nang
    .help = Không có gì bị thay đổi. Hãy gửi thông báo này cho những người làm Stagecraft (đây là bản { $version }).
failure-fault-file = lỗi của chính Stagecraft, không phải của cẩm nang, xảy ra khi đang xử lý { $path }
    .help = Không có gì bị thay đổi. Hãy gửi thông báo này, kèm tệp đó, cho những người làm Stagecraft (đây là bản { $version }). Trong khi chờ sửa, bạn có thể thử viết phần vừa đổi theo cách khác.
failure-threads = không khởi động được các luồng xử lý
failure-no-playbook = ở đây không có cẩm nang: { $path } và các thư mục phía trên đều không có content/playbook.yaml
    .help = Hãy vào thư mục của một cẩm nang, chỉ rõ bằng --root THƯ_MỤC, hoặc tạo cẩm nang mới: stagecraft init
failure-settings-name = ở đây không có cẩm nang: phần cài đặt nằm trong { $path }
    .help = Hãy đổi tên tệp đó thành playbook.yaml.
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
failure-output-gone = { $path } đã bị dời đi hoặc thay thế trong lúc trang đang được ghi
    .help = Hãy chạy lại khi không còn chương trình nào khác làm việc với thư mục đó: stagecraft build
failure-output-twice = hai phần của trang cùng cần một tệp: { $path }
failure-output-path = đây không phải địa chỉ của một trang: { $path }
failure-base-url = `{ $value }` không phải địa chỉ của một trang
    .help = Viết đầy đủ, ví dụ https://example.org/playbook/.
failure-init-exists = { $path } đã có một cẩm nang
    .help = Chọn thư mục khác: stagecraft init THƯ_MỤC
failure-init-language = `{ $value }` không phải mã ngôn ngữ
    .help = Hãy ghi mã ngôn ngữ (BCP 47), cách nhau bằng dấu phẩy, ngôn ngữ chính đứng đầu: stagecraft init --languages vi,en
failure-init-language-near = `{ $value }` không phải mã ngôn ngữ
    .help = Có phải ý bạn là `{ $suggestion }`?
failure-init-twice = ngôn ngữ `{ $lang }` được ghi hai lần
failure-theme-file = giao diện có sẵn không có tệp { $path }
    .help = Xem danh sách tệp bằng lệnh: stagecraft theme list
failure-theme-file-near = giao diện có sẵn không có tệp { $path }
    .help = Có phải ý bạn là { $suggestion }? Xem danh sách tệp bằng lệnh: stagecraft theme list
failure-file-exists = { $path } đã tồn tại và không bị ghi đè
    .help = Chuyển tệp đi hoặc chọn tên khác. Chưa có gì được ghi.
failure-new-form = `{ $value }` không đặt tên được cho hướng dẫn mới
    .help = Viết giai đoạn, dấu gạch chéo, rồi tên gồm chữ thường a đến z không dấu và chữ số, giữa chúng là từng dấu gạch nối đơn: stagecraft new guide awareness/quiz-night
failure-new-stage = `{ $name }` không thuộc năm giai đoạn
    .help = Năm giai đoạn là awareness, consideration, acquisition, experience và loyalty.
failure-new-stage-near = `{ $name }` không thuộc năm giai đoạn
    .help = Có phải ý bạn là { $suggestion }?
failure-new-no-activity = giai đoạn `{ $stage }` không có hoạt động nào để viết hướng dẫn
    .help = Hãy thêm hoạt động vào content/stages/{ $stage }.yaml trước.
failure-new-unreadable = { $path } đang có lỗi nên không thể dựa vào đó để tạo hướng dẫn
    .help = Tìm lỗi bằng lệnh: stagecraft check

failure-new-index = không thể đặt tên hướng dẫn là `index`: tệp mang tên này là của thư mục chứa nó
    .help = Hãy chọn tên khác: stagecraft new guide { $stage }/TÊN
failure-new-type = cẩm nang không có loại hướng dẫn `{ $name }`
    .help = Chọn một trong: { $expected }
failure-new-type-near = cẩm nang không có loại hướng dẫn `{ $name }`
    .help = Có phải ý bạn là `{ $suggestion }`? Các loại hiện có: { $expected }
failure-new-no-types = cẩm nang chưa có loại hướng dẫn nào
    .help = Hãy khai báo `{ $name }` cùng các mục của nó trong `guide_types` của content/playbook.yaml trước, hoặc bỏ `--type`.
failure-new-activity = giai đoạn `{ $stage }` không có hoạt động `{ $name }`
    .help = Giai đoạn này có: { $expected }
failure-new-activity-near = giai đoạn `{ $stage }` không có hoạt động `{ $name }`
    .help = Có phải ý bạn là { $suggestion }? Giai đoạn này có: { $expected }
failure-status-column = hướng dẫn không có trường `{ $name }`
    .help = Các cột có thể chọn: { $expected }
failure-status-column-near = hướng dẫn không có trường `{ $name }`
    .help = Có phải ý bạn là { $suggestion }? Các cột có thể chọn: { $expected }
failure-path = không có tệp hoặc thư mục { $path }
    .help = Hãy chỉ tệp hoặc thư mục trong content/, tính từ thư mục hiện tại hoặc từ thư mục của cẩm nang.
failure-path-near = không có tệp hoặc thư mục { $path }
    .help = Có phải ý bạn là { $suggestion }?
failure-path-outside = { $path } không thuộc cẩm nang
    .help = Hãy chỉ tệp hoặc thư mục trong content/ hoặc themes/ của cẩm nang.

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
progress-pictures = Đang tạo các cỡ của hình
progress-render = Đang tạo trang
init-done = Đã ghi { $count } tệp: một cẩm nang nhỏ để bạn sửa theo ý mình.
init-english = Chưa có chữ nào bằng `{ $lang }` nên cẩm nang tạm dùng chữ tiếng Anh: hãy thay bằng chữ của bạn.
init-untranslated = Chưa có chữ nào bằng: { $lang }. Trong lúc chờ, người đọc thấy chữ của ngôn ngữ khác; xem còn thiếu gì bằng lệnh: stagecraft status
init-next = Tiếp theo: { $command }
new-guide-done = Đã ghi: { $path }
new-guide-activity = Hướng dẫn này dành cho hoạt động nào? Hãy ghi vào sau `activity:` trong { $path }, một trong: { $expected }
new-guide-next = Tệp đang được đánh dấu `draft: true` (bản nháp). Hãy điền nội dung, xóa dòng đó rồi chạy: stagecraft check

## Tình trạng

status-text = Hướng dẫn hoặc trang
status-guide = Hướng dẫn
status-activity = Hoạt động
status-stage = Giai đoạn
status-activities = Hoạt động đã có hướng dẫn
status-language = Ngôn ngữ
status-pages = các trang
status-snippets = đoạn dùng chung
status-total = tổng cộng
status-draft = bản nháp
status-no-guide = chưa có hướng dẫn
status-up-to-date = còn mới
status-stale = { $count } mục đã thay đổi: { $section }
status-untracked = chưa theo dõi
status-missing = chưa dịch
status-unknown = chưa biết được
status-differs = khác cấu trúc
status-source = bản gốc
status-file = Tệp
status-strings = chuỗi của giao diện
status-missing-in = Thiếu ở { $lang }
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
status-when = Khi nào
status-overdue = { $count } ngày trước
status-due-today = hôm nay
status-due-in = còn { $count } ngày
status-due = Có { $count } hướng dẫn đến hạn rà soát. Xem bằng lệnh: stagecraft status --due
status-none-due = Không có hướng dẫn nào đến hạn rà soát.
status-no-facts = Chưa có hướng dẫn nào ghi người phụ trách, ngày hay trường riêng nào. Hãy chọn cột cần xem: stagecraft status --columns effort,time
status-accepted = Đã ghi vào { $path }: { $count } mục của bản gốc như hiện nay.
status-accepted-before = { $path } đã ghi đúng bản gốc hiện nay từ trước.
failure-accept-no-translation = { $path } không phải bản dịch nào của cẩm nang này
    .help = Hãy chỉ một hướng dẫn hoặc trang đã dịch, ví dụ content/guides/awareness/TÊN.vi.md. Chưa có gì được ghi.
failure-accept-source = { $path } là bản gốc
    .help = Chỉ bản dịch mới ghi lại mình được dịch từ đâu. Hãy chỉ tệp của ngôn ngữ khác. Nếu đây là trang dịch từ tệp ấy, trước hết hãy ghi `translated_from: {"{}"}` vào trang này. Chưa có gì được ghi.
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

## Dòng lệnh

cli-about = Biến một thư mục gồm các giai đoạn viết bằng YAML và hướng dẫn viết bằng Markdown thành trang cẩm nang song ngữ đã được kiểm tra.
cli-usage = Cách dùng
cli-heading-commands = Các lệnh
cli-heading-options = Tùy chọn
cli-heading-global = Tùy chọn chung cho mọi lệnh
cli-heading-arguments = Tham số
cli-options = TÙY_CHỌN
cli-value-date = NGÀY
cli-value-fields = CÁC_TRƯỜNG
cli-value-time = THỜI_GIAN
cli-value-dir = THƯ_MỤC
cli-value-id = ID
cli-value-title = TIÊU_ĐỀ
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
cli-theme = Xem giao diện có sẵn, để dịch hoặc thay tệp của nó
cli-theme-list = Liệt kê các tệp của giao diện có sẵn
cli-theme-show = In một tệp của giao diện có sẵn. Lưu vào đúng đường dẫn ấy trong themes/default/ (hoặc thư mục giao diện của bạn), tệp sẽ thay cho tệp có sẵn; với các chuỗi, chỉ cần ghi phần bạn đổi
cli-arg-theme-file = Tệp theo tên mà `theme list` in ra, ví dụ strings/vi.yaml
cli-arg-languages = Các ngôn ngữ của cẩm nang, ghi bằng mã, ngôn ngữ chính đứng đầu [mặc định: en,vi]
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
cli-arg-guide = Giai đoạn và tên, ví dụ awareness/quiz-night
cli-arg-format = Dạng của báo cáo: human (cho người đọc), json, sarif hoặc github
cli-arg-code = Mã lỗi, ví dụ link/broken [mặc định: liệt kê mọi mã]
cli-arg-paths = Chỉ báo lỗi trong các tệp và thư mục này [mặc định: cả cẩm nang]
cli-arg-codes = Chỉ báo các mã hoặc nhóm mã này, ví dụ link/broken,yaml; dùng được nhiều lần
cli-arg-activity = Hoạt động mà hướng dẫn dành cho [mặc định: hoạt động cùng tên, nếu không có thì để bạn điền]
cli-arg-type = Loại hướng dẫn, một mã trong `guide_types` của cẩm nang; loại quyết định hướng dẫn có những mục nào
cli-arg-title = Tiêu đề của hướng dẫn [mặc định: lấy từ tên]
cli-arg-strict = Coi cảnh báo như lỗi
cli-check-arg-strict = Coi cảnh báo như lỗi, trừ việc đến hạn rà soát
cli-arg-out = Thư mục ghi trang [mặc định: output]
cli-arg-base-url = Địa chỉ sẽ đặt trang, dùng cho sitemap và feed
cli-arg-drafts = Hiện cả những hướng dẫn còn là bản nháp
cli-arg-offline = Tạo liên kết dùng được ngay từ thư mục trên máy
cli-arg-port = Cổng nhận kết nối; nếu đã có chương trình dùng thì lấy cổng trống kế tiếp, 0 là cổng bất kỳ [mặc định: 4321]
cli-arg-host = Địa chỉ nhận kết nối; 0.0.0.0 cho cả mạng xem [mặc định: 127.0.0.1]
cli-arg-open = Mở trang trong trình duyệt
cli-arg-base-path = Đường dẫn đặt trang, để xem thử khi trang nằm trong thư mục con [mặc định: /]
cli-arg-shell = Shell: bash, elvish, fish, powershell hoặc zsh
cli-status = Xem tình trạng các bản dịch, hoạt động nào chưa có hướng dẫn, hướng dẫn ghi những gì và hướng dẫn nào đến hạn rà soát
cli-schema = In ra JSON Schema của một loại tệp, dùng cho trình soạn thảo
cli-arg-fix = Sửa những lỗi sửa được một cách an toàn, rồi báo những lỗi còn lại
cli-arg-diff = Dùng với --fix: chỉ cho xem sẽ sửa những gì, không ghi
cli-arg-status-format = Dạng của bảng tình trạng: human (cho người đọc) hoặc json
cli-arg-guides = Xem bảng các hướng dẫn: owner, review_by, updated và các trường riêng của cẩm nang
cli-arg-columns = Xem bảng các hướng dẫn với những trường này của phần đầu tệp, ví dụ owner,time,budget
cli-arg-due = Xem các hướng dẫn đã đến ngày ghi ở review_by
cli-arg-within = Xem cả những hướng dẫn sẽ đến ngày ghi ở review_by trong khoảng này, ví dụ 30d hoặc 4w
cli-arg-today = Ngày dùng để xét hướng dẫn nào đến hạn rà soát, ví dụ 2027-05-01 [mặc định: hôm nay]
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
usage-bad-value-today = `{ $value }` không thể là giá trị của { $name }
    .help = Hãy ghi ngày theo thứ tự năm-tháng-ngày: 2027-05-01.
usage-bad-value-within = `{ $value }` không thể là giá trị của { $name }
    .help = Hãy ghi số ngày hoặc số tuần: 30d hoặc 4w.
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
serve-fixed-again = đọc lại được
serve-and-more = { $files } và { $count } tệp khác
serve-still-shown = Bản tốt gần nhất vẫn được hiển thị cho tới khi sửa xong.
serve-polling = Chương trình tự dò thay đổi theo từng nhịp ngắn, vì hệ thống không báo ({ $reason }).
serve-no-browser = không mở được trình duyệt

serve-fixed = đã sửa: { $message } ({ $code }, { $file })
serve-more-fixed = đã sửa: { $count } mục nữa
serve-more-new = Còn { $count } mục mới không hiện ở đây: stagecraft check
serve-left = Còn lại: { $counts }.
serve-left-none = Không còn lỗi nào.

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
guide-optional = Mục này có thể bỏ.

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
search-missing = Không có: { $words }
search-meant = Có phải bạn muốn tìm: { $query }?
search-stopped = Nội dung còn lỗi; chỉ tìm được trong cẩm nang không có lỗi.

## export

cli-export = Ghi các hướng dẫn thành một văn bản với địa chỉ đầy đủ
cli-export-arg-format = Định dạng, ví dụ markdown
cli-export-arg-language = Ngôn ngữ của các hướng dẫn [mặc định: ngôn ngữ đầu tiên của cẩm nang]
cli-export-arg-stage = Chỉ lấy hướng dẫn của giai đoạn này, ví dụ awareness [mặc định: tất cả]
cli-export-arg-out = Tệp cần ghi [mặc định: đầu ra chuẩn]
failure-export-stage = không có giai đoạn `{ $value }`
    .help = Các giai đoạn: { $known }
export-done = Đã ghi: { $file }
export-stopped = Nội dung còn lỗi; chỉ xuất được cẩm nang không có lỗi.
