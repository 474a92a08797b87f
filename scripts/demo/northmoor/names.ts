/** First names and surnames as they occur side by side in a Welsh county; combined at random, they are nobody's. */
export const welshFirstNames =
  'Aled Alun Angharad Aron Bethan Bleddyn Bryn Cai Carys Catrin Ceri Cerys Dafydd Dewi Dylan Efa Eirlys Elin Eleri Emyr Ffion Gareth Geraint Glenys Gwen Gwenllian Gwyneth Gwilym Hefin Heledd Huw Iestyn Ieuan Ifan Iwan Lleucu Llinos Llŷr Lowri Mair Mared Meirion Menna Morfudd Nerys Nia Non Osian Owain Owen Rhian Rhiannon Rhodri Rhys Sara Siân Siôn Siwan Steffan Tegwen Tomos Tudur'.split(
    ' ',
  );

export const otherFirstNames =
  'Aisha Alan Alice Amir Andrew Anita Anna Barbara Ben Callum Chloe Claire Daniel David Deepa Diane Ella Emma Farah Fiona George Grace Hannah Harpreet Helen Imran Isaac Jack James Jane Joanna John Jordan Josh Karen Katie Kevin Kofi Laura Leila Liam Linda Lucy Magda Mark Mary Matthew Megan Mohammed Natalie Nathan Oliver Patrick Paul Peter Priya Rachel Rebecca Richard Robert Ruth Sally Samuel Sandra Sarah Sofia Stephen Susan Tariq Thomas Tomasz Victoria William Yusuf Zoe'.split(
    ' ',
  );

export const surnames =
  'Adams Ahmed Ali Anderson Bailey Baker Begum Bell Bennett Bevan Bowen Brown Campbell Clarke Clement Cole Collins Cook Cooper Cox Davies Edwards Ellis Evans Foster Francis Griffiths Gruffydd Harris Harries Hopkins Howells Hughes Humphreys Hussain Jackson James Jenkins John Johnson Jones Kaur Kelly Khan Kowalska Lewis Llewellyn Lloyd Mason Matthews Mensah Meredith Mitchell Morgan Morris Murphy Nowak Owen Parry Patel Phillips Powell Price Prosser Prydderch Pugh Rees Richards Roberts Rowlands Samuel Shah Sharma Singh Smith Taylor Thomas Tudor Turner Vaughan Walker Watkins White Williams Wilson Wood Wright Wynne'.split(
    ' ',
  );
