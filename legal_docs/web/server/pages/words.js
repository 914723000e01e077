// Streamlit's own English words said in Chinese: whole sentences and labels only, never words of a user.
(() => {
  const WORDS = {
    // uploads
    "Drag and drop a file here": "把文件拖到这里",
    "Drag and drop files here": "把文件拖到这里",
    "Drag and drop directories here": "把文件夹拖到这里",
    "Add files": "添加文件",
    "Upload": "选择文件",
    "Upload directories": "选择文件夹",
    "Error uploading file": "上传失败",
    "Error:": "没有上传：",
    "File size is too small.": "文件太小，请核对后重新选择",
    "Only one file is allowed.": "这里只能选择一个文件",
    "Unexpected error. Please try again.": "请重新选择一次",
    "Remove file": "移除文件",
    "file upload": "选择文件",
    // choices, numbers, dates, passwords
    "Choose an option": "请选择",
    "Choose options": "请选择",
    "Choose or add an option": "请选择或输入",
    "Choose or add options": "请选择或输入",
    "Add an option": "请输入",
    "Add options": "请输入",
    "No options to select": "没有可选的内容",
    "No options to select.": "没有可选的内容",
    "No results": "没有符合的选项",
    "Clear value": "清除",
    "Clear all": "全部清除",
    "Clear date": "清除日期",
    "Clear dates": "清除日期",
    "Clear entry": "清除",
    "Select all": "全选",
    "Open": "展开",
    "Selectbox options": "选项",
    "Multiselect options": "选项",
    "Selected values": "已选内容",
    "Increment": "增加",
    "Decrement": "减少",
    "Invalid input.": "填写的内容不符合要求",
    "Number is above the allowed range.": "超出允许的范围",
    "Number is below the allowed range.": "超出允许的范围",
    "Number is outside the allowed range.": "超出允许的范围",
    "Choose date": "选择日期",
    "Choose date range": "选择起止日期",
    "Date range": "起止日期",
    "Select...": "请选择",
    "Use arrow keys to navigate dates. Enter to select. Escape to close.": "用方向键选择日期，回车键确定，Esc 键关闭",
    "Previous": "上一页",
    "Next": "下一页",
    "Previous month": "上个月",
    "Next month": "下个月",
    "Previous page": "上一页",
    "Next page": "下一页",
    "yyyy": "年",
    "mm": "月",
    "dd": "日",
    "YYYY-MM-DD": "年-月-日",
    "Show password": "显示密码",
    "Hide password": "隐藏密码",
    "Show password text": "显示密码",
    "Hide password text": "隐藏密码",
    // tables and charts
    "Show/hide columns": "显示或隐藏列",
    "Download as CSV": "下载 CSV",
    "Download as PNG": "下载图片",
    "Copy Vega-Lite spec": "复制图表定义",
    "Search": "搜索",
    "Type to search": "输入要搜索的内容",
    "Close Search": "关闭搜索",
    "Previous Result": "上一个",
    "Next Result": "下一个",
    "Fullscreen": "全屏",
    "Close fullscreen": "退出全屏",
    "Exit fullscreen": "退出全屏",
    "Show data": "显示数据",
    "Show chart": "显示图表",
    "Add row": "添加一行",
    "Delete row(s)": "删除所选行",
    "Clear selection": "取消选择",
    "Sort ascending": "升序排列",
    "Sort descending": "降序排列",
    "Autosize": "自动调整列宽",
    "Pin column": "固定此列",
    "Unpin column": "取消固定",
    "Hide column": "隐藏此列",
    "Format": "显示格式",
    "Statistics": "统计",
    "Copy column name": "复制列名",
    "Dataframe column menu": "列菜单",
    "Data grid": "数据表",
    "No data": "没有数据",
    "empty": "没有数据",
    "Copied!": "已复制",
    "Copy to clipboard": "复制",
    "Download failed": "下载失败，请重试",
    "Download Button": "下载",
    "Toolbar action": "工具",
    // the page round the screens
    "Main menu": "菜单",
    "App pages": "页面",
    "Sidebar": "侧栏",
    "Collapse sidebar": "收起侧栏",
    "Expand sidebar": "展开侧栏",
    "Close sidebar": "收起侧栏",
    "Open sidebar": "展开侧栏",
    "Skip to main content": "跳到正文",
    "Link to heading": "本节链接",
    "View less": "收起",
    "View more": "展开",
    "Rerun": "刷新",
    "Settings": "设置",
    "Print": "打印",
    "Record a screencast": "录制屏幕",
    "Record screen": "录制屏幕",
    "Copy version to clipboard": "复制版本号",
    "warning icon": "警告",
    "error icon": "错误",
    "info icon": "提示",
    "Appearance": "外观",
    "Wide mode": "宽屏",
    "Theme": "主题",
    "Light": "浅色",
    "Dark": "深色",
    "System": "跟随系统",
    "Use system setting": "跟随系统",
    "Stop": "停止",
    "Running...": "正在处理",
    "Scroll tabs left": "向左",
    "Scroll tabs right": "向右",
    "Close": "关闭",
    "Dismiss": "关闭",
    "Help": "说明",
    "Loading": "正在载入",
    "Loading...": "正在载入",
    "CONNECTING": "正在连接",
    "Connecting": "正在连接",
    "Connecting...": "正在连接",
    "Connection error": "连接中断",
    "Network error": "网络中断",
    "Unable to connect to Streamlit server": "暂时连不上服务器",
    "Connection timed out.": "连接超时",
    "Connection timed out": "连接超时",
    "Try again": "重试",
    "Error": "错误",
    "Page not found": "没有这个页面",
    "Oh no.": "出现错误",
    "Error running app.": "页面出错，请刷新后重试；仍不能解决的，请联系系统管理员。",
  };
  const MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December";
  const month = (name) => MONTHS.split("|").indexOf(name) + 1;
  const PATTERNS = [
    [/^(\S+) per file(?: • (.+))?$/, (_, size, kinds) => `每个文件不超过 ${size}${kinds ? `，${kinds}` : ""}`],
    [/^Limit (\S+) per file(?: • (.+))?$/, (_, size, kinds) => `每个文件不超过 ${size}${kinds ? `，${kinds}` : ""}`],
    [/^File must be (\S+) or smaller\.$/, (_, size) => `超过 ${size}。请拆分（压缩包可以按文件夹分开）后分几次上传`],
    [/^.* files are not allowed\.$/, () => "这里不能用这种文件。请按说明换一种格式"],
    [/^Remove (.+)$/, (_, name) => `移除 ${name}`],
    [/^Delete (.+)$/, (_, name) => `移除 ${name}`],
    [/^Add: (.+)$/, (_, name) => `添加：${name}`],
    [/^(\d+) options? available\.$/, (_, count) => `共${count}项`],
    [/^Choose date, (.+)$/, (_, month) => `选择日期，${said(month)}`],
    [/^This app has encountered an error\..*$/,
      () => "页面出错，没有显示任何案件内容。请刷新后重试；仍不能解决的，请联系系统管理员，详情在服务器日志中。"],
    [/^Made with Streamlit v?(.*)$/, (_, version) => `界面由 Streamlit ${version} 提供`],
    [/^Page (\d+)$/, (_, page) => `第${page}页`],
    [/^(\d+) results?$/, (_, count) => `${count}处`],
    [/^[a-z_]+ icon$/, () => "图标"],
    [/^View (\d+) more$/, (_, count) => `展开其余${count}项`],
    [/^Showing page (\d+) of (\d+)$/, (_, page, all) => `第${page}页，共${all}页`],
    [/^Help for (.+)$/, (_, label) => `${label}的说明`],
    [/^You can only select up to (\d+) options?\..*$/, (_, count) => `最多选择${count}项，请先移除一项`],
    [/^Number is (?:above|below|outside) the allowed range\..*$/, () => "超出允许的范围"],
    [/^(?:The page that you have requested|You have requested page) .*(?:does not seem to exist|but no corresponding file was found).*$/,
      () => "要打开的页面不存在，或者您的账号不能使用。已转到首页。"],
    [new RegExp(`^(${MONTHS}) (\\d{4})$`), (_, name, year) => `${year}年${month(name)}月`],
    [/^(year|month|day), (.*)$/, (_, part, label) => `${label}：${{ year: "年", month: "月", day: "日" }[part]}`],
    [new RegExp(`^(?:${MONTHS})$`), (name) => `${month(name)}月`],
  ];
  const ATTRIBUTES = ["title", "placeholder", "aria-label", "alt"];
  // what a user or a case says: shown as it is, except in an upload field, whose words are all Streamlit's
  const THEIRS = '[data-testid="stMarkdownContainer"], [role="grid"], pre, code, textarea, table, script, style';
  const OURS = '[data-testid="stFileUploaderDropzone"], [data-testid="stTooltipContent"]';

  const said = (text) => {
    const bare = text.trim();
    if (!/[A-Za-z]{2}/.test(bare)) return text;
    const word = Object.hasOwn(WORDS, bare) ? WORDS[bare] : null;
    if (word !== null) return text.replace(bare, () => word);
    for (const [pattern, saying] of PATTERNS) {
      if (pattern.test(bare)) return bare.replace(pattern, saying);
    }
    return text;
  };
  const isTheirs = (element) => element.closest(THEIRS) && !element.closest(OURS);
  const sayText = (node) => {
    if (!node.parentElement || isTheirs(node.parentElement)) return;
    const words = said(node.data);
    if (words !== node.data) node.data = words;
  };
  const sayAttribute = (element, name) => {
    const given = element.getAttribute(name);
    if (given === null || element.closest('[role="grid"]')) return;
    const words = said(given);
    if (words !== given) element.setAttribute(name, words);
  };
  const say = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return sayText(node);
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    for (const element of [node, ...node.querySelectorAll("[title],[placeholder],[aria-label],[alt]")]) {
      ATTRIBUTES.forEach((name) => sayAttribute(element, name));
    }
    const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) sayText(texts.currentNode);
  };
  const follow = (changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(say);
      else if (change.type === "characterData") sayText(change.target);
      else sayAttribute(change.target, change.attributeName);
    }
  };
  const what = { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES };
  new MutationObserver(follow).observe(document.documentElement, what);
  say(document.documentElement);
})();
