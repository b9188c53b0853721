import { chromium } from "@playwright/test";
const b = await chromium.launch({executablePath:'/usr/bin/chromium'});
const base='http://localhost:4201';
for (const [w,h,scheme] of [[1440,900,'light'],[1440,900,'dark'],[390,844,'light'],[390,844,'dark']]) {
  const c = await b.newContext({viewport:{width:w,height:h},colorScheme:scheme,deviceScaleFactor:w<500?2:1});
  const p = await c.newPage();
  p.on('console',m=>console.log(m.type(),m.text())); p.on('pageerror',e=>console.log('ERR',e.message)); p.on('dialog',d=>{console.log('XSS!',d.message());d.dismiss()});
  await p.goto(base+'/'); await p.waitForSelector('.phone'); await p.waitForTimeout(300);
  await p.screenshot({path:`/tmp/sb/${w}-${scheme}-list.png`});
  await p.click('text=۰۹۱۲ ۳۴۵ ۶۷۸۹'); await p.waitForSelector('.otp'); await p.waitForTimeout(300);
  await p.screenshot({path:`/tmp/sb/${w}-${scheme}-thread.png`});
  console.log(w,scheme,'overflow',await p.evaluate(()=>document.documentElement.scrollWidth>innerWidth));
  await c.close();
}
await b.close();
