/// The style of the page around the map.
enum PageStyle {
  static func sheet(_ theme: Theme) -> String {
    let page = theme.style(of: .page).fill ?? "#ffffff"
    let text = theme.style(of: .title).fill ?? "#000000"
    let quiet = theme.style(of: .footer).fill ?? "#666666"
    let accent = theme.style(of: .arrow).fill ?? "#b3202c"
    let line = theme.style(of: .provinceBorder).stroke ?? "#cccccc"
    return """
      *{box-sizing:border-box}body{margin:0;background:\(page);color:\(text);font:15px/1.45 \(Typeface.stack)}
      main{display:flex;flex-wrap:wrap;align-items:flex-start}figure{margin:0;flex:1 1 640px;min-width:0;position:sticky;top:0}
      #stage{overflow:hidden;touch-action:none}#stage svg{display:block;width:100%;height:auto;max-height:100vh}
      #side{flex:1 1 340px;max-width:34em;padding:1em;max-height:100vh;overflow:auto}
      .scripted{display:none}.live .scripted{display:flex}#zoom{position:absolute;z-index:1;right:12px;bottom:12px;gap:4px}
      button,select,input{font:inherit;color:inherit;background:\(page);border:1px solid \(line);border-radius:4px;padding:2px 8px}
      #zoom button{width:34px;height:34px;font-size:18px;padding:0}
      #filters{flex-wrap:wrap;gap:8px;margin-bottom:1em;align-items:center}#filters label{white-space:nowrap}#count{color:\(quiet)}
      ol{margin:0;padding-left:2.2em}li{padding:.35em .3em;border-top:1px solid \(line)}li[hidden]{display:none}
      li.chosen{background:\(line)}summary{cursor:pointer}em{font-style:normal;color:\(accent)}p{margin:.3em 0}p span{color:\(quiet)}
      blockquote{margin:.4em 0;padding-left:.7em;border-left:3px solid \(line)}a{color:inherit}footer{padding:0 1em 1em;color:\(quiet);font-size:12px}
      .faded{opacity:.12}.chosen-symbol{outline:2px solid \(text);outline-offset:3px}
      g[tabindex]{cursor:pointer}:focus-visible{outline:2px solid \(accent);outline-offset:2px}
      @media(max-width:1010px){figure{position:static}#side{max-height:none;max-width:none}}
      @media print{.scripted,.live .scripted{display:none}#side{max-height:none}}
      """
  }
}
