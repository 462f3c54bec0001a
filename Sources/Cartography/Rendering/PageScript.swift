/// The script of the page: pan and zoom on the map's view box, the list and the symbols in step, filters, keys.
enum PageScript {
  static let source = """
    "use strict";(()=>{
    const $=i=>document.getElementById(i),data=JSON.parse($("data").textContent),svg=document.querySelector("#stage svg");
    document.body.classList.add("live");
    const whole=svg.getAttribute("viewBox").split(" ").map(Number);let view=whole.slice();
    const prefix=svg.id.slice(0,-3),find=(k,i)=>svg.querySelector("#"+CSS.escape(prefix+k+"-"+i));
    const items=data.map((d,n)=>$("item-"+(n+1)));
    const groups=new Map();svg.querySelectorAll("g[data-number]").forEach(g=>groups.set(Number(g.dataset.number),g));
    const site=new Map();svg.querySelectorAll("g[data-incidents]").forEach(g=>g.dataset.numbers.split(" ").forEach(n=>site.set(Number(n),g)));
    const symbol=n=>groups.get(n)||site.get(n);
    function show(v){
     const w=Math.min(whole[2],Math.max(whole[2]/40,v[2])),h=w*whole[3]/whole[2];
     view=[Math.min(Math.max(v[0],whole[0]),whole[2]-w),Math.min(Math.max(v[1],whole[1]),whole[3]-h),w,h];
     svg.setAttribute("viewBox",view.map(x=>x.toFixed(2)).join(" "));
    }
    function zoom(f,x,y){
     x=x===undefined?view[0]+view[2]/2:x;y=y===undefined?view[1]+view[3]/2:y;
     const w=Math.min(whole[2],Math.max(whole[2]/40,view[2]/f)),k=w/view[2];
     show([x-(x-view[0])*k,y-(y-view[1])*k,w]);
    }
    function at(e){const p=new DOMPoint(e.clientX,e.clientY).matrixTransform(svg.getScreenCTM().inverse());return[p.x,p.y]}
    svg.addEventListener("wheel",e=>{e.preventDefault();const p=at(e);zoom(e.deltaY<0?1.25:.8,p[0],p[1])},{passive:false});
    const held=new Map();let moved=false,span=0;
    svg.addEventListener("pointerdown",e=>{held.set(e.pointerId,at(e));moved=false;span=0});
    svg.addEventListener("pointermove",e=>{
     if(!held.has(e.pointerId))return;const p=at(e);
     if(held.size===1){const s=held.get(e.pointerId);if(Math.hypot(p[0]-s[0],p[1]-s[1])>view[2]/300){moved=true;svg.setPointerCapture(e.pointerId);show([view[0]+s[0]-p[0],view[1]+s[1]-p[1],view[2]])}}
     else{held.set(e.pointerId,p);const q=[...held.values()],d=Math.hypot(q[0][0]-q[1][0],q[0][1]-q[1][1])/view[2];
      if(span)zoom(d/span,(q[0][0]+q[1][0])/2,(q[0][1]+q[1][1])/2);span=d;moved=true}
    });
    for(const n of["pointerup","pointercancel"])svg.addEventListener(n,e=>held.delete(e.pointerId));
    $("zoom-in").onclick=()=>zoom(1.5);$("zoom-out").onclick=()=>zoom(1/1.5);$("zoom-whole").onclick=()=>show(whole);
    function choose(n,fromMap){
     items.forEach((li,i)=>{const on=i+1===n;li.classList.toggle("chosen",on);if(on&&fromMap){li.firstElementChild.open=true;li.scrollIntoView({block:"nearest"});li.querySelector("summary").focus({preventScroll:true})}});
     svg.querySelectorAll(".chosen-symbol").forEach(g=>g.classList.remove("chosen-symbol"));
     const g=symbol(n);if(g)g.classList.add("chosen-symbol");
    }
    items.forEach((li,i)=>{li.firstElementChild.addEventListener("toggle",e=>{if(e.target.open)choose(i+1,false)})});
    const first=g=>Number(g.dataset.number||g.dataset.numbers.split(" ")[0]);
    svg.querySelectorAll("g[data-number],g[data-incidents]").forEach(g=>{
     g.setAttribute("tabindex","0");g.setAttribute("role","button");
     g.addEventListener("click",()=>{if(!moved)choose(first(g),true)});
     g.addEventListener("keydown",e=>{if(e.key==="Enter"||e.key===" "){e.preventDefault();choose(first(g),true)}});
    });
    document.addEventListener("keydown",e=>{
     if(e.target.closest("input,select,textarea")||e.ctrlKey||e.metaKey||e.altKey)return;
     const s=view[2]/12,k={"+":()=>zoom(1.5),"=":()=>zoom(1.5),"-":()=>zoom(1/1.5),"0":()=>show(whole)};
     if(view[2]<whole[2]&&!e.target.closest("#side"))Object.assign(k,{ArrowLeft:()=>show([view[0]-s,view[1],view[2]]),ArrowRight:()=>show([view[0]+s,view[1],view[2]]),ArrowUp:()=>show([view[0],view[1]-s,view[2]]),ArrowDown:()=>show([view[0],view[1]+s,view[2]])});
     if(e.key==="Escape"){choose(0,false);items.forEach(li=>li.firstElementChild.open=false)}
     if(k[e.key]){e.preventDefault();k[e.key]()}
    });
    function filter(){
     const value=i=>$(i)?$(i).value:"",since=value("since"),until=value("until"),type=value("type"),region=value("region");let count=0;
     const on=data.map(d=>(!since||(d.to||"")>=since)&&(!until||(d.from||"9")<=until)&&(!type||d.type===type)&&(!region||d.regions.includes(region)));
     on.forEach((yes,i)=>{items[i].hidden=!yes;if(yes)count++;const g=groups.get(i+1);if(g)g.classList.toggle("faded",!yes);
      const a=find("arrow",data[i].id);if(a)a.classList.toggle("faded",!yes)});
     new Set(site.values()).forEach(g=>g.classList.toggle("faded",!g.dataset.numbers.split(" ").some(n=>on[n-1])));
     $("count").textContent=count+" of "+data.length;
    }
    $("filters").addEventListener("input",filter);
    $("filters").addEventListener("reset",()=>setTimeout(filter));
    $("filters").addEventListener("submit",e=>e.preventDefault());
    filter();
    })();
    """

  /// SHA-256 of ``source`` in base 64, for the page's security policy; a test holds it to the source.
  static let digest = "/FosCjGJWk85biYKsj8Jx/YeiYL7t/GzO07+zE4QMqE="
}
