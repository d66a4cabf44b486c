@ Assembly text written by hand: what generated firmware uses, as a person writes it. One instruction a line.
adds r0, r1, r2
adds r0, r0, #200
add r0, r1, r2
add r0, r0, r9
add r0, r1, #4095
add r0, r1, #0xff00
add r0, r1, r2, lsl #3
adds r8, r1, r2, ror #7
add r0, sp, #16
add r9, sp, #16
add sp, sp, #508
sub sp, sp, #4
sub.w sp, sp, #1024
sub r0, r1, #1
subs r0, r1, #1
subs r0, #255
sub r0, r1, r2, asr #32
adc r0, r1, r2
adcs r0, r0, r1
sbc r0, r1, #0x55005500
sbcs r3, r3, r4
rsb r0, r1, #0
rsbs r0, r1, #0
rsb r0, r1, r2, lsl #1
and r0, r1, #0x0f0f0f0f
ands r0, r0, r1
and r0, r0, r1
orr r0, r1, r2, lsl #16
orrs r7, r7, r6
eor r0, r1, #0x80000000
eors r1, r1, r2
bic r0, r1, #1
bics r0, r0, r1
orn r0, r1, r2
orns r0, r1, #0xff
mov r0, r8
mov r8, r0
mov r0, #0
movs r0, #255
movs r0, r1
movs r8, r1
mov r0, #0xabcd
movw r0, #0x1234
movt r0, #0xffff
mvn r0, #0
mvns r0, r1
mvn r0, r1, lsr #4
cmp r0, #10
cmp r8, #10
cmp r0, r1
cmp r0, r9
cmp r0, r1, lsl #2
cmn r0, r1
cmn r0, #1
tst r0, r1
tst r0, #0x80
teq r0, r1
teq r0, #3
lsl r0, r1, #3
lsls r0, r1, #3
lsr r0, r1, #32
lsrs r0, r1, #32
asr r0, r1, #31
asrs r0, r1, #1
ror r0, r1, #8
rors r0, r0, r1
rrx r0, r1
lsl r0, r1, r2
lsls r0, r0, r2
asr r8, r9, r10
mul r0, r1, r2
muls r0, r1, r0
mla r0, r1, r2, r3
mls r0, r1, r2, r3
umull r0, r1, r2, r3
smull r0, r1, r2, r3
umlal r0, r1, r2, r3
smlal r0, r1, r2, r3
umaal r0, r1, r2, r3
smulbb r0, r1, r2
smultb r0, r1, r2
smlabt r0, r1, r2, r3
smlatt r0, r1, r2, r3
smlalbb r0, r1, r2, r3
smlaltt r0, r1, r2, r3
smulwb r0, r1, r2
smlawt r0, r1, r2, r3
smlad r0, r1, r2, r3
smladx r0, r1, r2, r3
smlsd r0, r1, r2, r3
smuad r0, r1, r2
smusd r0, r1, r2
smlald r0, r1, r2, r3
smlaldx r0, r1, r2, r3
smlsld r0, r1, r2, r3
smmul r0, r1, r2
smmulr r0, r1, r2
smmla r0, r1, r2, r3
smmlar r0, r1, r2, r3
smmls r0, r1, r2, r3
sdiv r0, r1, r2
udiv r0, r1, r2
usad8 r0, r1, r2
usada8 r0, r1, r2, r3
sadd16 r0, r1, r2
qsub8 r0, r1, r2
shasx r0, r1, r2
uqsax r0, r1, r2
uhadd8 r0, r1, r2
sel r0, r1, r2
qadd r0, r1, r2
qdsub r0, r1, r2
sxtb r0, r1
sxtb r8, r1
sxtb r0, r1, ror #8
uxth r0, r1
uxtb16 r0, r1, ror #16
sxtb16 r0, r1
sxtb16 r0, r1, ror #8
sxtab16 r0, r1, r2, ror #8
sxtab r0, r1, r2
uxtah r0, r1, r2, ror #24
pkhbt r0, r1, r2
pkhbt r0, r1, r2, lsl #16
pkhtb r0, r1, r2, asr #16
ssat r0, #8, r1
ssat r0, #1, r1, lsl #31
ssat r0, #32, r1, asr #31
usat r0, #0, r1
usat r0, #31, r1, asr #5
ssat16 r0, #16, r1
usat16 r0, #15, r1
ubfx r0, r1, #0, #32
sbfx r0, r1, #31, #1
bfi r0, r1, #4, #8
bfc r0, #0, #32
clz r0, r1
rev r0, r1
rev r8, r1
rev16 r0, r1
revsh r0, r1
rbit r0, r1
ldr r0, [r1]
ldr r0, [r1, #124]
ldr r0, [r1, #128]
ldr r0, [r1, #-4]
ldr r0, [r1, r2]
ldr r0, [r1, r2, lsl #2]
ldr r0, [r1], #4
ldr r0, [r1, #-4]!
ldr r0, [sp, #1020]
ldr pc, [r1, #4]
ldrb r0, [r1, #31]
ldrb r0, [r1], #1
ldrsb r0, [r1]
ldrsb r0, [r1, r2]
ldrsb r0, [r1], #-255
ldrh r0, [r1, #62]
ldrh r0, [r1, #1]
ldrsh r0, [r1, #4095]
ldrsh r0, [r1, r2, lsl #1]
str r0, [r1, #4]
str r0, [sp, #8]
str r8, [r1], #4
strb r0, [r1, r2]
strh r0, [r1, #2]!
ldrd r0, r1, [r2, #8]
ldrd r0, r1, [r2], #-8
strd r0, r1, [sp, #-16]!
ldm r0!, {r1, r2, r3}
ldm r0, {r0, r1}
ldm r8, {r0, r1, r12}
ldmdb r0!, {r1, r2}
stm r0!, {r1, r2}
stm r0, {r1, r2}
stmdb r0, {r1, r2}
push {r4, r5, lr}
push {r4, r5, r6, r7, r8, r9, r10, r11, lr}
push {r8}
pop {r4, pc}
pop {r4, r5, r6, r7, r8, r9, r10, r11, pc}
pop {r8}
ldrex r0, [r1, #4]
strex r0, r1, [r2]
ldrexb r0, [r1]
strexh r0, r1, [r2]
clrex
pld [r0, #64]
pli [r0, #-4]
tbb [pc, r0]
tbh [pc, r0, lsl #1]
bx lr
blx r3
it eq
itt ne
ite gt
ittee le
itete mi
it al
nop
nop.w
yield
wfe
wfi
sev
bkpt #0
bkpt #255
svc #0
udf #1
udf.w #4660
dmb sy
dsb sy
isb sy
cpsid i
cpsie f
cpsid if
mrs r0, apsr
mrs r0, primask
mrs r0, basepri_max
mrs r0, control
msr apsr_nzcvq, r0
msr apsr_nzcvqg, r0
msr control, r0
msr msp, r0
vldr s0, [r1]
vldr s31, [r1, #-1020]
vldr d3, [sp, #8]
vstr s1, [r1, #1020]
vstr d15, [r2]
vldm r0, {s0, s1, s2, s3}
vldm r0!, {s1-s31}
vldmdb r0!, {d8-d15}
vstm r0!, {d0, d1}
vpush {d8-d15}
vpop {d8-d15}
vpush {s16}
vmov s0, r0
vmov r0, s31
vmov s0, s1, r2, r3
vmov r2, r3, s30, s31
vmov d0, r2, r3
vmov r2, r3, d15
vmov.32 d1[1], r0
vmov.32 r0, d1[0]
vmov.f32 s0, s1
vmov.f32 s0, #1.0
vmov.f32 s0, #-0.125
vmov.f64 d0, #31.0
vadd.f32 s0, s1, s2
vsub.f32 s3, s4, s5
vmul.f32 s31, s30, s29
vnmul.f32 s0, s1, s2
vdiv.f32 s0, s1, s2
vsqrt.f32 s0, s1
vmla.f32 s0, s1, s2
vmls.f32 s0, s1, s2
vnmla.f32 s0, s1, s2
vnmls.f32 s0, s1, s2
vfma.f32 s0, s1, s2
vfms.f32 s0, s1, s2
vfnma.f32 s0, s1, s2
vfnms.f32 s0, s1, s2
vabs.f32 s0, s1
vneg.f32 s0, s1
vcmp.f32 s0, s1
vcmpe.f32 s0, #0
vcvt.f32.s32 s0, s1
vcvt.s32.f32 s0, s1
vcvt.u32.f32 s0, s1
vcvtr.s32.f32 s0, s1
vcvt.f32.u16 s0, s0, #16
vcvt.s32.f32 s0, s0, #1
vcvtb.f32.f16 s0, s1
vcvtt.f16.f32 s0, s1
vcvt.f64.f32 d0, s1
vcvt.f32.f64 s1, d0
vcvta.s32.f32 s0, s1
vadd.f64 d0, d1, d15
vsqrt.f64 d1, d2
vseleq.f32 s0, s1, s2
vselgt.f64 d0, d1, d2
vmaxnm.f32 s0, s1, s2
vminnm.f64 d0, d1, d2
vrinta.f32 s0, s1
vrintz.f64 d0, d1
vrintx.f32 s0, s1
vmrs r0, fpscr
vmrs apsr_nzcv, fpscr
vmsr fpscr, r0
