/**
 * The arithmetic of the floating-point extensions FPv4-SP, FPv5-SP and FPv5-DP: results and exception flags of every floating-point
 * data-processing instruction, as functions of register bits and {@link dev.mcusim.isa.fp.Fpscr}. Selections (VSEL), moves and the
 * register file do not live here, nor does the enable check of CPACR.
 *
 * <p>How a core calls it: it keeps one {@code Fpscr} per core, and passes it to the static method that bears the mnemonic.
 *
 * <table>
 * <caption>Instructions and methods</caption>
 * <tr><td>VADD to VSQRT, VMLA and VFMA families, VCMP, VABS, VNEG, VMAXNM, VMINNM</td>
 *     <td>{@link dev.mcusim.isa.fp.SingleArithmetic} on {@code int}, {@link dev.mcusim.isa.fp.DoubleArithmetic} on {@code long};
 *     operands in the order of the assembly, the old destination first where it is read</td></tr>
 * <tr><td>VCMP with #0.0</td><td>{@code vcmp(d, 0, fpscr)}</td></tr>
 * <tr><td>VCVT, VCVTR, VCVTA, VCVTN, VCVTP, VCVTM, VRINT*, fixed point, half, single and double</td>
 *     <td>{@link dev.mcusim.isa.fp.SingleConversions} and {@link dev.mcusim.isa.fp.DoubleConversions}; the rounding is an argument:
 *     {@code TOWARD_ZERO} for VCVT and VRINTZ, {@code fpscr.rounding()} for VCVTR and VRINTR, {@code NEAREST_AWAY} for A,
 *     {@code NEAREST_EVEN} for N, {@code TOWARD_PLUS} for P, {@code TOWARD_MINUS} for M</td></tr>
 * <tr><td>VMRS, VMSR</td><td>{@link dev.mcusim.isa.fp.Fpscr#bits()}, {@link dev.mcusim.isa.fp.Fpscr#setBits(int)}; VMRS to
 *     APSR_nzcv takes bits 31 to 28</td></tr>
 * </table>
 *
 * <p>Nothing here allocates. While rounding is to nearest and flush-to-zero is off, operations whose result is well inside the normal
 * range use the arithmetic of Java, which is the same IEEE 754 arithmetic, and find out whether it was exact; all else goes through
 * integer arithmetic that rounds once. Sections named in the documentation are those of the ARMv7-M Architecture Reference Manual,
 * chapter A2.5 and appendix D6. Trapped exceptions do not exist on these cores.
 */
package dev.mcusim.isa.fp;
