import { expect, test } from "./page.mjs";
test("dbg @phone", async ({ anlan, page }) => {
  await anlan.open("?view=districts");
  console.log(await page.evaluate(() => [...document.querySelectorAll("body *")].filter(e=>{const r=e.getBoundingClientRect();return r.right>380}).filter(e=>!e.closest(".scroll")||e.classList.contains("scroll")).slice(0,25).map(e=>e.tagName+"."+(e.className.baseVal??e.className)+" "+Math.round(e.getBoundingClientRect().left)+".."+Math.round(e.getBoundingClientRect().right)+" "+getComputedStyle(e).overflowX+" "+getComputedStyle(e).display).join("\n")));
  await page.goto("?view=time"); await expect(anlan.timeline).toBeVisible();
  await page.evaluate(()=>{window.L=[];for(const t of ["pointerdown","pointermove","pointerup","pointercancel","gotpointercapture","lostpointercapture","touchmove"])document.addEventListener(t,e=>L.push(t+" "+(e.clientX|0)+" "+(e.target.className.baseVal??e.target.className)),true)});
  const box = await anlan.timeline.boundingBox();
  const s = await page.context().newCDPSession(page);
  const y=box.y+66;
  console.log(JSON.stringify(box));
  await s.send("Input.dispatchTouchEvent",{type:"touchStart",touchPoints:[{x:120,y}]});
  for (const x of [140,160,180,200,220]) await s.send("Input.dispatchTouchEvent",{type:"touchMove",touchPoints:[{x,y}]});
  await s.send("Input.dispatchTouchEvent",{type:"touchEnd",touchPoints:[]});
  console.log(await page.evaluate(()=>new Promise(r=>setTimeout(()=>r(L.join("\n")),500))));
});
