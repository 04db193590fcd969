rows=[('us_officeholders_2017-2021.tsv','sv-2012-apon-01','never presented credentials; appointed 2012 and without an end in the list, while Jean Manes held the mission from 2016: a post would show her in office for the whole period')]
d=set(open('/tmp/curC/direct.txt').read().split())
for l in open('/work/shared/official-record/us_officeholders_2017-2021.tsv'):
    if l.startswith('#') or l.startswith('country_or'): continue
    x=l.rstrip('\n').split('\t'); c={'korea':'south-korea'}.get(x[0],x[0])
    if 'chief of mission' in x[1] and c not in d: rows.append(('us_officeholders_2017-2021.tsv',x[9],f'chief of mission in {c}: no direct link in the visits, the President\'s travels or the contacts'))
for l in open('/work/shared/official-record/security_advisers_and_envoys.tsv'):
    if l.startswith('#') or l.startswith('post\t'): continue
    x=l.split('\t'); rows.append(('security_advisers_and_envoys.tsv',x[2]+' '+x[1],'replaced by the fuller row of us_staff.tsv (README of posts)'))
rows.append(('us_staff.tsv','2019-12-21 Stephen Biegun, Deputy Secretary','merged into the post from the official list (secr-2019-bieg); only the month of the end comes from this row'))
rows.append(('leader_visits_2017-2021.tsv','3013 Sheikh Nasser Sabah Al-Ahmed Al-Sabah','actor without a post: the list names no office, private ceremony'))
open('/tmp/work/exceptions-C.tsv','w').write('\n'.join('\t'.join(r) for r in rows)+'\n')
print(len(rows))
