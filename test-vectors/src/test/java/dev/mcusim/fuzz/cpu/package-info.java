/**
 * Random programs on two cores: {@link dev.mcusim.fuzz.cpu.ProgramGenerator} makes a program of all families of the instruction table out
 * of a seed, {@link dev.mcusim.fuzz.cpu.Duel} runs it on two cores and compares everything a program can see,
 * {@link dev.mcusim.fuzz.cpu.Shrinker} makes what differs small, {@link dev.mcusim.fuzz.cpu.KnownFault} names what is wrong with Unicorn
 * itself. The committed tests run a few seconds; {@link dev.mcusim.fuzz.cpu.CpuCampaign} runs as long as wanted.
 */
package dev.mcusim.fuzz.cpu;
