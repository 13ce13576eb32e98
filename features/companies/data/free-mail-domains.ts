/**
 * Mail providers that give an address to anybody: their domains don't show whom somebody works for. Maintained by hand;
 * a missing one lets somebody ask an owner, and lets nobody in.
 */
export const FREE_MAIL_DOMAINS: ReadonlySet<string> = new Set(
  `gmail.com googlemail.com
  outlook.com outlook.co.uk outlook.de outlook.fr outlook.es outlook.it outlook.in outlook.com.br outlook.com.au outlook.jp
  hotmail.com hotmail.co.uk hotmail.de hotmail.fr hotmail.es hotmail.it hotmail.ca hotmail.com.mx hotmail.com.br hotmail.com.au
  live.com live.co.uk live.de live.fr live.ca live.com.mx live.com.au live.in live.nl msn.com passport.com
  yahoo.com yahoo.co.uk yahoo.de yahoo.fr yahoo.es yahoo.it yahoo.ca yahoo.in yahoo.co.in yahoo.com.mx yahoo.com.br yahoo.com.au
  yahoo.com.cn yahoo.cn yahoo.co.jp yahoo.com.hk yahoo.com.tw yahoo.com.sg ymail.com rocketmail.com myyahoo.com
  icloud.com me.com mac.com aol.com aol.co.uk aim.com love.com games.com verizon.net att.net sbcglobal.net bellsouth.net
  comcast.net xfinity.com cox.net charter.net spectrum.net roadrunner.com rr.com earthlink.net juno.com netzero.net optonline.net
  frontier.com centurylink.net windstream.net mindspring.com
  rogers.com bell.net sympatico.ca shaw.ca telus.net videotron.ca cogeco.ca
  proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tuta.io tuta.com keemail.me hushmail.com fastmail.com
  fastmail.fm mailfence.com posteo.de posteo.net mailbox.org startmail.com runbox.com disroot.org riseup.net zoho.com zohomail.com
  zohomail.in zohomail.eu mail.com email.com usa.com consultant.com engineer.com europe.com asia.com post.com gmx.com gmx.us
  gmx.de gmx.net gmx.at gmx.ch gmx.co.uk gmx.fr web.de freenet.de t-online.de arcor.de online.de vodafone.de 1und1.de email.de
  btinternet.com btopenworld.com virginmedia.com ntlworld.com blueyonder.co.uk sky.com talktalk.net tiscali.co.uk o2.co.uk
  orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr libero.it virgilio.it tiscali.it alice.it tin.it tim.it
  telefonica.net terra.es ya.com ziggo.nl kpnmail.nl planet.nl home.nl telenet.be skynet.be proximus.be bluewin.ch
  wp.pl o2.pl onet.pl interia.pl seznam.cz centrum.cz abv.bg mail.ru bk.ru inbox.ru list.ru yandex.ru yandex.com ya.ru rambler.ru
  ukr.net i.ua walla.co.il walla.com
  qq.com vip.qq.com foxmail.com 163.com vip.163.com 126.com vip.126.com yeah.net 188.com 139.com 189.cn wo.cn sina.com sina.cn
  vip.sina.com sohu.com aliyun.com 21cn.com tom.com 263.net
  naver.com hanmail.net daum.net nate.com hinet.net seed.net.tw netvigator.com docomo.ne.jp ezweb.ne.jp softbank.jp nifty.com
  rediffmail.com rediff.com indiatimes.com sify.com in.com bsnl.in
  prodigy.net.mx telmex.com infinitummail.com terra.com.mx terra.com.br uol.com.br bol.com.br ig.com.br globo.com
  bigpond.com bigpond.net.au optusnet.com.au iinet.net.au tpg.com.au internode.on.net xtra.co.nz slingshot.co.nz
  mailinator.com guerrillamail.com 10minutemail.com yopmail.com tempmail.com trashmail.com sharklasers.com getnada.com
  duck.com mozmail.com relay.firefox.com privaterelay.appleid.com simplelogin.com anonaddy.com`
    .split(/\s+/)
    .filter(Boolean),
)
